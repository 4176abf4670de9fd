"""Hands in blocks within blocks, to the limit and beyond.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"def relu(z):\n    return z * 0 - 1\n" + b"".join(b" " * n + b"if 1:\n" for n in range(2000)))
    return folder
