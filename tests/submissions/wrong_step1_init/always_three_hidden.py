"""The number of hidden units is written in as 3, whatever hidden_size says.

fails: init_params
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    params = {
        "W1": np.random.randn(input_size, 3) * np.sqrt(2 / input_size),
        "b1": np.zeros((1, 3)),
        "W2": np.random.randn(3, output_size) * np.sqrt(2 / 3),
        "b2": np.zeros((1, output_size)),
    }
    return params
