"""Weights come from the uniform draw between 0 and 1, so none is negative and the mean is not 0.

fails: init_params
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    scale1 = np.sqrt(2 / input_size)
    scale2 = np.sqrt(2 / hidden_size)
    return {
        "W1": np.random.rand(input_size, hidden_size) * scale1,
        "b1": np.zeros((1, hidden_size)),
        "W2": np.random.rand(hidden_size, output_size) * scale2,
        "b2": np.zeros((1, output_size)),
    }
