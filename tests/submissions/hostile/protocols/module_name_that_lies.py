"""Returns an object whose class says it is NumPy's array.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""


class ndarray:
    pass


ndarray.__module__ = "numpy"


def relu(z):
    return ndarray()
