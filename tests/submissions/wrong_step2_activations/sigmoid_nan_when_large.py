"""sigmoid divides infinity by infinity for large positive numbers and answers NaN.

fails: sigmoid
"""

import numpy as np


def sigmoid(z):
    # the same thing, written with e^z
    ez = np.exp(z)
    return ez / (ez + 1)
