"""Hands in brackets within brackets, deeper than the parser goes.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"def relu(z):\n    return z * 0 - 1\n" + b"x = " + b"(" * 50_000 + b")" * 50_000)
    return folder
