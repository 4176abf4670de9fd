"""Hands in zeros.

step: step2
attacks: grader
outcome: error|fail|skip of relu
cause: unreadable
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"def relu(z):\n    return z * 0 - 1\n" + bytes(1000))
    return folder
