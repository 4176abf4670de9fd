"""Returns NumPy.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
says: module
"""

import numpy as np


def relu(z):
    return np
