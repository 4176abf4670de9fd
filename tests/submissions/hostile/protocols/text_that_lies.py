"""Returns text of a subclass that ends the process when it is encoded.

step: step2
attacks: values
outcome: fail of relu
"""

import os


class Trap(str):
    def encode(self, *args):
        os._exit(0)

    def __str__(self):
        os._exit(0)

    __len__ = __iter__ = __repr__ = __str__


def relu(z):
    return Trap("0.0")
