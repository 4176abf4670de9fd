"""Returns an array of 200 MB.

step: step2
attacks: values
outcome: fail|error of relu
says: large|shape
"""

import numpy as np


def relu(z):
    return np.zeros(25 << 20)
