"""The biases are plain vectors with one axis where a row with two axes was asked for.

fails: init_params
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    def he(n_in, n_out):
        return np.random.randn(n_in, n_out) * np.sqrt(2 / n_in)

    return dict(
        W1=he(input_size, hidden_size),
        b1=np.zeros(hidden_size),
        W2=he(hidden_size, output_size),
        b2=np.zeros(output_size),
    )
