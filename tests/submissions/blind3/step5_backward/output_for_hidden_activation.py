"""dW2 is computed with A2, the output, where A1, the input of the second layer, belongs: A2^T dZ2.

fails: backward, train
source: https://stackoverflow.com/questions/55858141/my-neural-network-made-with-numpy-is-not-converging-why-is-the-cost-decreasin
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    W1 = params["W1"]
    W2 = params["W2"]
    A1 = cache["A1"]
    A2 = cache["A2"]
    Z1 = cache["Z1"]
    m_divisor = 1 / X.shape[0]

    dZ2 = A2 - Y_true
    dW2 = m_divisor * np.dot(A2.T, dZ2)
    db2 = m_divisor * np.sum(dZ2, axis=0, keepdims=True)
    dZ1 = np.dot(dZ2, W2.T) * relu_derivative(Z1)
    dW1 = m_divisor * np.dot(X.T, dZ1)
    db1 = m_divisor * np.sum(dZ1, axis=0, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
