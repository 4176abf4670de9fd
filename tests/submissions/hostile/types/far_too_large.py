"""Returns an array that takes no memory, and would be 8 PiB if it were copied.

step: step2
attacks: values
outcome: fail|error of relu
"""

import numpy as np


def relu(z):
    return np.broadcast_to(np.zeros(1), (1 << 20, 1 << 20, 1 << 10))
