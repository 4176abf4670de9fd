"""Hands in folders within folders, 200 deep.

step: step2
attacks: grader
outcome: fail of relu
"""


def build(folder, ground):
    deep = folder
    for _ in range(200):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "conftest.py").write_text(ground.trap)
    return folder
