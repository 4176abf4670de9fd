"""The result is collected in np.zeros_like(z), which is an integer array when z is: every value is cut down to 0 (or 1).

fails: sigmoid
source: https://splunktool.com/in-python-calculate-the-softmax-of-an-array-columnwise-using-numpy
"""

import numpy as np


def sigmoid(z):
    out = np.zeros_like(z)
    for idx, value in np.ndenumerate(z):
        if value > 500:
            out[idx] = 1
        elif value < -500:
            out[idx] = 0
        else:
            out[idx] = 1 / (1 + np.exp(-value))
    return out
