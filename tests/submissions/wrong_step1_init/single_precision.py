"""The arrays are single precision, where double precision was promised.

fails: init_params
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    W1 = np.random.randn(input_size, hidden_size) * np.sqrt(2 / input_size)
    W2 = np.random.randn(hidden_size, output_size) * np.sqrt(2 / hidden_size)
    params = {
        "W1": W1,
        "b1": np.zeros((1, hidden_size)),
        "W2": W2,
        "b2": np.zeros((1, output_size)),
    }
    # half the memory
    return {key: arr.astype(np.float32) for key, arr in params.items()}
