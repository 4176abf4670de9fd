"""Hands in a minus of a minus, 100 000 times, for the compiler to fall into.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"def relu(z):\n    return z * 0 - 1\n" + b"x = " + b"-" * 100_000 + b"1\n")
    return folder
