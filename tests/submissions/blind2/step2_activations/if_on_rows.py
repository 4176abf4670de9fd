"""relu_derivative asks "if x > 0" of whole rows, not of single numbers: ValueError, truth value ambiguous

fails: relu_derivative, train
source: https://ios-ruby-on-rails.developreference.com/article/19400866/Implement+Relu+derivative+in+python+numpy
"""

import numpy as np


def slope_of_one(x):
    if x > 0:
        return 1
    elif x <= 0:
        return 0


def relu_derivative(z):
    return np.array([slope_of_one(x) for x in z])
