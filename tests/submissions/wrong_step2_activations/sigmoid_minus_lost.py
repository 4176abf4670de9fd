"""sigmoid forgets the minus in the exponent and therefore falls where it should rise.

fails: sigmoid, train
"""

import numpy as np


def sigmoid(z):
    z = np.clip(z, -500, 500)
    e = np.exp(z)
    return 1 / (1 + e)
