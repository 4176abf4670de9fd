"""Says that its lines are elsewhere.

step: step2
attacks: grader
outcome: error of relu
"""


def relu(z):
    raise ValueError("here")


relu.__code__ = relu.__code__.replace(
    co_filename="/etc/passwd", co_name="\x1b[31m\r", co_firstlineno=2**31 - 1
)
