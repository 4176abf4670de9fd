"""the result is made with zeros_like(z): for integer scores it is an integer array, and all probabilities become 0

fails: softmax
source: https://splunktool.com/in-python-calculate-the-softmax-of-an-array-columnwise-using-numpy
"""

import numpy as np


def softmax(z):
    result = np.zeros_like(z)
    for n in range(z.shape[0]):
        e = np.exp(z[n, :] - z[n, :].max())
        result[n, :] = e / np.sum(e)
    return result
