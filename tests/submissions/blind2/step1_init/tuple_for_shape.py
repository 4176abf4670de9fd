"""randn is given one tuple instead of two sizes, so it raises a TypeError

fails: init_params, train
source: https://wiki.movedesign.de/doku.php?do=export_raw&id=data_mining:neural_network:initialization
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    W1 = np.random.randn((input_size, hidden_size)) * 0.01
    W2 = np.random.randn((hidden_size, output_size)) * 0.01
    b1 = np.zeros((1, hidden_size))
    b2 = np.zeros((1, output_size))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
