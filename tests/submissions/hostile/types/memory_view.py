"""Returns a view of the right answer.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""

import numpy as np


def relu(z):
    return memoryview(np.maximum(0, z))
