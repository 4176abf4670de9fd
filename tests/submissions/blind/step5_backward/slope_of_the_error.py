"""The error is multiplied by 1 - error as if that were sigmoid's slope; the slope belongs to the output, A2 * (1 - A2), and with cross-entropy there is none at all.

fails: backward, train
source: https://datascience.stackexchange.com/questions/20139/gradients-for-bias-terms-in-backpropagation
"""

import numpy as np


def backward(x, y, params, cache):
    h1, h2 = cache["A1"], cache["A2"]
    N = x.shape[0]

    dh2 = h2 - y
    # back prop
    dz2 = dh2 * (1 - dh2)
    H1 = np.transpose(h1)
    dw2 = np.dot(H1, dz2) / N
    db2 = np.sum(dz2, axis=0, keepdims=True) / N

    dz1 = np.dot(dz2, np.transpose(params["W2"]))
    dz1 = np.where(cache["Z1"] > 0, dz1, 0)
    dw1 = np.dot(np.transpose(x), dz1) / N
    db1 = np.sum(dz1, axis=0, keepdims=True) / N
    return {"dW1": dw1, "db1": db1, "dW2": dw2, "db2": db2}
