"""Raises a group that hides another group, many levels deep.

step: step2
attacks: grader
outcome: error of relu
cause: raised
"""


def relu(z):
    error = ValueError("inside")
    for _ in range(500):
        error = ExceptionGroup("around", [error])
    raise error
