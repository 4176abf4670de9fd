"""The cache is unpacked as a tuple of eight values; it is a dict of four, so unpacking raises ValueError (not enough values).

fails: backward, train
source: https://github.com/Rishy-09/DeepLearningSpecialization
"""

import numpy as np


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    (Z1, A1, W1, b1, Z2, A2, W2, b2) = cache

    dZ2 = A2 - Y_true
    dW2 = 1.0 / m * np.dot(A1.T, dZ2)
    db2 = 1.0 / m * np.sum(dZ2, axis=0, keepdims=True)

    dA1 = np.dot(dZ2, W2.T)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1.0 / m * np.dot(X.T, dZ1)
    db1 = 1.0 / m * np.sum(dZ1, axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
