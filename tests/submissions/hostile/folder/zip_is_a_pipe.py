"""Hands in a pipe named as an archive.

step: step2
attacks: grader
outcome: refused
"""

import os


def build(folder, ground):
    path = folder.with_suffix(".zip")

    os.mkfifo(path)
    return path
