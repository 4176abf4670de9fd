"""Hands in text whose lines are others when they are decoded.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"# coding: utf-7\n# +AAo-import os\n" + b"def relu(z):\n    return z * 0 - 1\n")
    return folder
