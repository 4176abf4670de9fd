"""Hands in 150 modules of 200 kB, more than is sent at once.

step: step2
attacks: grader
outcome: fail|skip|error|refused of relu
"""


def build(folder, ground):
    for number in range(150):
        (folder / f"a{number}.py").write_text("x = 1  # more\n" * 15_000)
    return folder
