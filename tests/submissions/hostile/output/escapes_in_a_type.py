"""Returns an object of a class whose name is full of control characters.

step: step2
attacks: grader
outcome: fail of relu
cause: wrong_type
"""


def relu(z):
    return type("\x1b[31mndarray\u202e\r\n::error::", (), {})()
