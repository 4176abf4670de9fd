"""Calls itself without end.

step: step2
attacks: grader
outcome: error of relu
cause: raised
says: RecursionError
"""


def relu(z):
    return relu(z)
