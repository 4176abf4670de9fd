"""Returns a NumPy number of a subclass that answers every comparison with yes.

step: step4
attacks: values
outcome: fail of compute_loss
"""

import numpy as np


class Yes(np.float64):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    def __array_ufunc__(self, *args, **kwargs):
        return True

    __rsub__ = __sub__
    __hash__ = None


def compute_loss(Y_pred, Y_true):
    return Yes(-1.0)
