"""Raises what only generators get.

step: step2
attacks: grader
outcome: error of relu
cause: raised
"""


def relu(z):
    raise GeneratorExit
