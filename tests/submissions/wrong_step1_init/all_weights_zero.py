"""Weights start at zero just like the biases, so every hidden unit is a twin of the others.

fails: init_params, train
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    params = {}
    params["W1"] = np.zeros((input_size, hidden_size))
    params["b1"] = np.zeros((1, hidden_size))
    params["W2"] = np.zeros((hidden_size, output_size))
    params["b2"] = np.zeros((1, output_size))
    return params
