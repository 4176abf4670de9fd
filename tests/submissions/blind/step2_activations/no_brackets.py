"""Brackets are missing in the denominator: 1 / 1 + exp(-z) is 1 + exp(-z), not 1 / (1 + exp(-z)).

fails: sigmoid, train
source: https://devhide.com/how-to-get-numpy-exp-to-work-with-an-array-as-well-as-a-scalar-64217950
"""

import numpy as np


def sigmoid(z):
    h = 1 / 1 + np.exp(-z)
    return h
