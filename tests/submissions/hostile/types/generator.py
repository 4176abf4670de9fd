"""Returns the right numbers one by one.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
says: generator
"""


def relu(z):
    return (max(0, x) for x in z)
