"""sigmoid takes the exponential from the math module, which works on one number only.

fails: sigmoid, train
"""

import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))
