"""Hands in text that names a file as its encoding.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"# coding: step1_init\n" + b"def relu(z):\n    return z * 0 - 1\n")
    return folder
