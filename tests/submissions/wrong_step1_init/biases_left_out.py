"""The dict holds the two weight matrices only; the biases are missing.

fails: init_params, train
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    sizes = [input_size, hidden_size, output_size]
    params = {}
    for layer in (1, 2):
        rows, cols = sizes[layer - 1], sizes[layer]
        params[f"W{layer}"] = np.random.randn(rows, cols) * np.sqrt(2 / rows)
    # biases are zero anyway, nothing to store
    return params
