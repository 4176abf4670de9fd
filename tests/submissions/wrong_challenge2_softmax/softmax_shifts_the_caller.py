"""-= shifts the array of the caller.

fails: softmax
"""

import numpy as np


def softmax(z):
    z -= np.max(z, axis=1, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, axis=1, keepdims=True)


def forward_softmax(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = softmax(Z2.copy())
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
