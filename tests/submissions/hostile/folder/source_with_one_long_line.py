"""Hands in one line of 900 kB.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"def relu(z):\n    return z * 0 - 1\n" + b"x = [" + b"1," * 450_000 + b"]\n")
    return folder
