"""Returns an object that runs code where it is unpickled.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""

import os


class Runs:
    def __reduce__(self):
        return os.mkdir, (OUTSIDE + "/unpickled",)

    __getstate__ = __reduce_ex__ = lambda self, *args: self.__reduce__()


def relu(z):
    return Runs()
