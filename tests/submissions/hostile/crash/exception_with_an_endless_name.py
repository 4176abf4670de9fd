"""Raises an exception whose class has a name of a megabyte.

step: step2
attacks: grader
outcome: error of relu
"""


def relu(z):
    raise type("E" * (1 << 20), (Exception,), {})("x")
