"""Puts an object in the function's place that is called differently each time.

step: step2
attacks: values
outcome: fail|error of relu
"""

import os


class Function:
    __signature__ = None
    __name__ = property(lambda self: os._exit(0))
    __wrapped__ = property(lambda self: self)
    __code__ = property(lambda self: self)
    co_filename = property(lambda self: os._exit(0))

    def __call__(self, z):
        return z * 0 - 1


relu = Function()
