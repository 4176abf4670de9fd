"""dZ2 is sent back through W2 entry by entry (`*`) instead of by a matrix product: right by luck for one output, a broadcasting error for several.

fails: backward
source: https://stackoverflow.com/questions/55858141/my-neural-network-made-with-numpy-is-not-converging-why-is-the-cost-decreasin
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y, parameters, cache):
    W2 = parameters["W2"]
    m_divisor = 1 / X.shape[0]
    dZ2 = cache["A2"] - Y
    dW2 = m_divisor * np.dot(cache["A1"].T, dZ2)
    db2 = m_divisor * np.sum(dZ2, axis=0, keepdims=True)
    dZ1 = dZ2 * W2.T * relu_derivative(cache["Z1"])
    dW1 = m_divisor * np.dot(X.T, dZ1)
    db1 = m_divisor * np.sum(dZ1, axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
