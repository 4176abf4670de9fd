"""Chains exceptions in a circle.

step: step2
attacks: grader
outcome: error of relu
cause: raised
"""


def relu(z):
    one, two = ValueError("one"), ValueError("two")
    one.__cause__, two.__cause__ = two, one
    one.__context__, two.__context__ = two, one
    raise one
