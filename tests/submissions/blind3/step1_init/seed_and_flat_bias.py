"""Two slips: the generator is seeded inside, so that every call gives the same weights; and the biases are flat, (n,) in place of (1, n).

fails: init_params
source: https://github.com/sahar1989/Machine-Learning-course
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    np.random.seed(1)  # so my results are reproducible

    params = {
        "W1": np.random.randn(input_size, hidden_size) * np.sqrt(2 / input_size),
        "b1": np.zeros(hidden_size),
        "W2": np.random.randn(hidden_size, output_size) * np.sqrt(2 / hidden_size),
        "b2": np.zeros(output_size),
    }
    return params
