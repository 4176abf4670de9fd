"""Hands in a notebook nested 100 000 levels deep.

step: step2
attacks: grader
outcome: refused|error|skip of relu
"""


def build(folder, ground):
    path = folder.with_suffix(".ipynb")

    path.write_text("[" * 100_000 + "]" * 100_000)
    return path
