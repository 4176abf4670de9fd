"""Hands in an expression that is huge once the compiler has computed it.

step: step2
attacks: grader
outcome: error|fail|skip of relu
"""


def build(folder, ground):
    (folder / "step2_activations.py").write_bytes(b"def relu(z):\n    return z * 0 - 1\n" + b"x = (((('a' * 4000) * 4000) * 4000) * 4000)\n")
    return folder
