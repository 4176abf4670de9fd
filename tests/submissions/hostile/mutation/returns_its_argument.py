"""Returns its argument, wrong as it is.

step: step2
attacks: values
outcome: fail of relu
"""


def relu(z):
    return z
