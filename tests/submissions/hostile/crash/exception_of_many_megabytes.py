"""Raises an exception with a text of 50 MB.

step: step2
attacks: grader
outcome: error of relu
cause: raised
"""


def relu(z):
    raise ValueError("x" * (50 << 20))
