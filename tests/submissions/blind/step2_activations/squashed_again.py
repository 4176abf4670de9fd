"""sigmoid is applied to an argument that is already sigmoid's output, so the slope is taken at the wrong place.

fails: sigmoid_derivative
source: https://example-a.com/answer/75473498
"""

import numpy as np


def sigmoid_derivative(x):
    s = 1 / (1 + np.exp(-x))
    return np.multiply(s, 1 - s)
