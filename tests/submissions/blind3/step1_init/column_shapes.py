"""Every array is laid out for examples as columns: W1 is (hidden, input), W2 (output, hidden), the biases are columns, each the transpose of what is asked.

fails: init_params, train
source: https://github.com/29yabuki/DLS
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    n_x, n_h, n_y = input_size, hidden_size, output_size

    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))

    assert W1.shape == (n_h, n_x)
    assert b1.shape == (n_h, 1)
    assert W2.shape == (n_y, n_h)
    assert b2.shape == (n_y, 1)

    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
