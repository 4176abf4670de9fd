"""np.random.randn gets its shape as one tuple, as np.zeros does; it wants separate numbers, so a TypeError is raised.

fails: init_params, train
source: https://wiki.movedesign.de/doku.php?id=data_mining:neural_network:initialization
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    # he init
    p = {}
    p["W1"] = np.random.randn((input_size, hidden_size)) * np.sqrt(2.0 / input_size)
    p["b1"] = np.zeros((1, hidden_size))
    p["W2"] = np.random.randn((hidden_size, output_size)) * np.sqrt(2.0 / hidden_size)
    p["b2"] = np.zeros((1, output_size))
    return p
