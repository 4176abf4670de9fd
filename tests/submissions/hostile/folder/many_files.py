"""Hands in 2000 files.

step: step2
attacks: grader
outcome: fail|skip|error|refused of relu
"""


def build(folder, ground):
    for number in range(2000):
        (folder / f"a{number}.py").write_text("x = 1\n")
    return folder
