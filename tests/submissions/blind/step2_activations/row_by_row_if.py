"""An `if` decides on whole rows: the comprehension goes over rows, not entries, so for arrays of two dimensions the truth value is ambiguous (ValueError).

fails: relu_derivative, train
source: https://coderapp.vercel.app/answer/46411972
"""

import numpy as np


def slope_of_one(xi):
    if xi > 0:
        return 1.0
    elif xi <= 0:
        return 0.0


def relu_derivative(z):
    return np.array([slope_of_one(xi) for xi in z])
