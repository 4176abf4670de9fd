"""np.dot is used twice in dZ1: the product with the slope of relu is element by element, and as a matrix product its shapes do not align, ValueError.

fails: backward, train
source: https://community.deeplearning.ai/t/graded-function-backward-propagation/110003
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache['A2'] - Y_true
    dW2 = np.dot(cache['A1'].T, dZ2) / m
    db2 = np.sum(dZ2, axis=0, keepdims=True) / m
    dZ1 = np.dot(np.dot(dZ2, params['W2'].T), relu_derivative(cache['Z1']))
    dW1 = np.dot(X.T, dZ1) / m
    db1 = np.sum(dZ1, axis=0, keepdims=True) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}
