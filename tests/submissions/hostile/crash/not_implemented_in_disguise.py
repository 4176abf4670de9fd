"""Says that it is not yet written, to be passed over.

step: step2
attacks: grader
outcome: error|skip of relu
"""


def relu(z):
    error = NotImplementedError("later")
    raise error
