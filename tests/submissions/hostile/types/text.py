"""Returns the right numbers, printed.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
says: text
"""

import numpy as np


def relu(z):
    return str(np.maximum(0, z))
