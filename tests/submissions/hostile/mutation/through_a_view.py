"""Computes in a view of its argument.

step: step2
attacks: values
outcome: pass|fail of relu
cause: changed_argument
"""

import numpy as np


def relu(z):
    view = z[...]
    view[view < 0] = 0
    return view
