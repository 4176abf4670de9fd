"""The biases are drawn at random like the weights; they should start at zero.

fails: init_params
source: https://stackoverflow.com/questions/76450489/mnist-nn-from-scratch-output-converge-on-one-number
"""

import numpy as np


def _draw(rows, cols, fan):
    return np.random.randn(rows, cols) * (2 / fan) ** 0.5


def init_params(input_size, hidden_size, output_size):
    return {
        "W1": _draw(input_size, hidden_size, input_size),
        "b1": np.random.rand(1, hidden_size) - 0.5,
        "W2": _draw(hidden_size, output_size, hidden_size),
        "b2": np.random.rand(1, output_size) - 0.5,
    }
