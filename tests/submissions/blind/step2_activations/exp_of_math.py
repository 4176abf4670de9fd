"""math.exp takes one number, not an array: TypeError, np.exp is needed.

fails: sigmoid, train
source: https://shijianchuo.net/question/58452146.html
"""

from math import exp


def sigmoid(z):
    """squash to 0..1"""
    denominator = 1.0 + exp(-z)
    return 1.0 / denominator
