"""Returns an object that describes memory as an array.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""

import numpy as np


class Interface:
    def __init__(self, z):
        self.kept = np.maximum(0, z)
        self.__array_interface__ = self.kept.__array_interface__
        self.__array_struct__ = self.kept.__array_struct__


def relu(z):
    return Interface(z)
