"""Hands in a number of a million digits.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"def relu(z):\n    return z * 0 - 1\n" + b"x = " + b"9" * 1_000_000 + b"\n")
    return folder
