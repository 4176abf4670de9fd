"""Two slips: biases are flat arrays of shape (n,) instead of (1, n), and He's ratio is upside down (sqrt(fan_in / 2)), so weights are far too large.

fails: init_params
source: https://ru.coursera.org/lecture/neural-networks-deep-learning/a-note-on-python-numpy-vectors-87MUx?authMode=signup
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    scale1 = np.sqrt(input_size / 2)
    scale2 = np.sqrt(hidden_size / 2)
    params = {
        "W1": scale1 * np.random.randn(input_size, hidden_size),
        "b1": np.zeros(hidden_size),
        "W2": scale2 * np.random.randn(hidden_size, output_size),
        "b2": np.zeros(output_size),
    }
    return params
