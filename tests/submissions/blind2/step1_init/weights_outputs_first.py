"""weights and biases are shaped for examples in columns: W is (outputs, inputs), b is a column

fails: init_params, train
source: https://stackoverflow.com/questions/55858141/my-neural-network-made-with-numpy-is-not-converging-why-is-the-cost-decreasin
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    n_x, n_h, n_y = input_size, hidden_size, output_size
    return {
        "W1": np.random.randn(n_h, n_x) * 0.01,
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_y, n_h) * 0.01,
        "b2": np.zeros((n_y, 1)),
    }
