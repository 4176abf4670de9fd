"""Hands in an archive of which each member is small, and all of them are not.

step: step2
attacks: grader
outcome: refused
says: MiB
"""

import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("step2_activations.py", "def relu(z):\n    return z * 0 - 1\n")
        for number in range(100):
            archive.writestr(f"a{number}.py", b"#" * (1000 << 10))
    return path
