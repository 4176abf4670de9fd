"""Hands in text that says it is in a code that is none of characters.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"# coding: rot13\n" + b"def relu(z):\n    return z * 0 - 1\n")
    return folder
