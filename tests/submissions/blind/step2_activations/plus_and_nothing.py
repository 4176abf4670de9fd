"""Two slips in two functions: sigmoid lacks the minus in exp(-z), and sigmoid_derivative computes its result but never returns it.

fails: sigmoid, sigmoid_derivative, train
source: https://whosebug.com/question/5669109/Bug-in-Neural-Network-with-cost-function-rising
"""

import numpy as np


def sigmoid(z):
    a = 1 / (1 + np.exp(z))
    return a


def sigmoid_derivative(a):
    da = a * (1 - a)
