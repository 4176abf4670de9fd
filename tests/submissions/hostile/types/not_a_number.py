"""Returns NaN, which is unequal to everything.

step: step2
attacks: values
outcome: fail of relu
cause: not_finite
"""


def relu(z):
    return z * float("nan")
