"""Parentheses are missing round the denominator of sigmoid: 1/1 + exp(-z) is computed, not 1/(1 + exp(-z)).

fails: sigmoid, train
source: https://devhide.com/how-to-get-numpy-exp-to-work-with-an-array-as-well-as-a-scalar-64217950
"""

import numpy as np


def sigmoid(z):
    s = 1/1+np.exp(-z)
    return s
