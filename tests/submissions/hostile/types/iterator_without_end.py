"""Returns an iterator that never ends.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""

import itertools


def relu(z):
    return itertools.count()
