"""Hands in an archive that says its member is small.

step: step2
attacks: grader
outcome: refused|error|skip of relu
"""

import struct
import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("step2_activations.py", b"#" * (50 << 20))
    data = bytearray(path.read_bytes())
    size = struct.pack("<L", 50 << 20)
    data = data.replace(size, struct.pack("<L", 10))
    path.write_bytes(data)
    return path
