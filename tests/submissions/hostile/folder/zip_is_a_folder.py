"""Hands in a folder named as an archive.

step: step2
attacks: grader
outcome: refused
"""


def build(folder, ground):
    path = folder.with_suffix(".zip")

    path.mkdir()
    return path
