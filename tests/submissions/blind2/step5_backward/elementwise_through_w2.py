"""dZ1 multiplies dZ2 and W2 transposed element by element, not as matrices: right for one output, ValueError for more

fails: backward
source: https://stackoverflow.com/questions/55858141/my-neural-network-made-with-numpy-is-not-converging-why-is-the-cost-decreasin
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m_divisor = 1 / X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dW2 = m_divisor * np.dot(cache["A1"].T, dZ2)
    db2 = m_divisor * np.sum(dZ2, axis=0, keepdims=True)
    dZ1 = params["W2"].T * dZ2 * relu_derivative(cache["Z1"])
    dW1 = m_divisor * np.dot(X.T, dZ1)
    db1 = m_divisor * np.sum(dZ1, axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
