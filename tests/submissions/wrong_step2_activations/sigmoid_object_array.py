"""sigmoid's array holds Python objects instead of float64 numbers.

fails: sigmoid, train
"""

import numpy as np


def sigmoid(z):
    def one(v):
        if v >= 0:
            return float(1 / (1 + np.exp(-v)))
        return float(np.exp(v) / (1 + np.exp(v)))

    out = np.empty(np.shape(z), dtype=object)
    for idx in np.ndindex(*np.shape(z)):
        out[idx] = one(z[idx])
    return out
