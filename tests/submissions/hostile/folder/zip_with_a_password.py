"""Hands in an archive that says it is encrypted.

step: step2
attacks: grader
outcome: refused
"""

import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("step2_activations.py", "x = 1\n")
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    return path
