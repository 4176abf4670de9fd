"""The test is `z == 0`, which works on relu's output but not on z before the activation: negative z get slope 1.

fails: relu_derivative, train
source: https://github.com/scikit-learn/scikit-learn/issues/14244
"""

import numpy as np


def relu_derivative(z):
    delta = np.ones(z.shape)
    delta[z == 0] = 0
    return delta
