"""Returns an array of a subclass that answers every comparison with yes.

step: step2
attacks: values
outcome: fail of relu
says: type
"""

import numpy as np


class Agrees(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.True_

    def __array_function__(self, function, types, args, kwargs):
        return True

    def __eq__(self, other):
        return True


def relu(z):
    return np.zeros(np.shape(z)).view(Agrees)
