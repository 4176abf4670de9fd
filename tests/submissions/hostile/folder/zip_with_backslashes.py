"""Hands in an archive with names that climb on Windows.

step: step2
attacks: grader
outcome: refused
says: outside
"""

import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("..\\..\\evil.py", "x = 1\n")
        archive.writestr("C:\\evil.py", "x = 1\n")
        archive.writestr("step2_activations.py", "def relu(z):\n    return z * 0 - 1\n")
    return path
