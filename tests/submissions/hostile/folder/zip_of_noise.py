"""Hands in noise named as an archive.

step: step2
attacks: grader
outcome: refused
"""


def build(folder, ground):
    path = folder.with_suffix(".zip")

    path.write_bytes(b"PK\3\4" + bytes(range(256)) * 100 + b"PK\5\6" + bytes(18))
    return path
