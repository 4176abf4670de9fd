"""Hands in an attribute of an attribute, 100 000 times.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"def relu(z):\n    return z * 0 - 1\n" + b"x = a" + b".b" * 100_000 + b"\n")
    return folder
