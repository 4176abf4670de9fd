"""Hands in an archive of 5000 members.

step: step2
attacks: grader
outcome: refused
says: members
"""

import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5000):
            archive.writestr(f"{number}.txt", "")
    return path
