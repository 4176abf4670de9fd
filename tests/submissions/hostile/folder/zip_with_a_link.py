"""Hands in an archive with a symbolic link.

step: step2
attacks: grader
outcome: refused
says: link
"""

import stat
import zipfile


def build(folder, ground):
    path = folder.with_suffix(".zip")

    info = zipfile.ZipInfo("step2_activations.py")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, str(ground.secret))
    return path
