"""Hands in an archive whose decompression would ask for 4 GB.

step: step2
attacks: grader
outcome: refused|error|skip of relu
"""

import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("step2_activations.py", b"# x\n" * 100)
    data = bytearray(path.read_bytes())
    at = data.index(b"step2_activations.py") + len(b"step2_activations.py")
    data[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    return path
