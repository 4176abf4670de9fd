"""Returns infinity, from which nothing is far in relative terms.

step: step2
attacks: values
outcome: fail of relu
cause: not_finite|wrong_value
"""


def relu(z):
    return z * 0 + float("inf")
