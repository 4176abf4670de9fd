"""sigmoid_derivative applies sigmoid to its argument, which already is sigmoid's output

fails: sigmoid_derivative
source: https://dev.to/shamdasani/build-a-flexible-neural-network-with-backpropagation-in-python/comments
"""

import numpy as np


def sigmoid_derivative(a):
    s = 1 / (1 + np.exp(-a))
    return np.multiply(s, 1 - s)
