"""Raises an exception whose name and text are full of control characters.

step: step2
attacks: grader
outcome: error of relu
cause: raised
"""


def relu(z):
    raise type("\x1b[31mE\u202e\r", (Exception,), {})("\x1b[2J\u202e\u200b\x00\x9b\r\nrelu  passed")
