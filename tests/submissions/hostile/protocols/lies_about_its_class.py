"""Returns an object that says it is an array.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""

import numpy as np


class Liar:
    def __init__(self, z):
        self.z = z

    __class__ = property(lambda self: np.ndarray)
    dtype = property(lambda self: np.dtype(float))
    shape = property(lambda self: self.z.shape)
    ndim = property(lambda self: self.z.ndim)
    nbytes = 8
    flags = np.zeros(1).flags

    def astype(self, *args, **kwargs):
        return self

    def tobytes(self, *args):
        return b"\0" * 8


def relu(z):
    return Liar(z)
