"""The weight matrices lie on their side, as in books where every example is a column.

fails: init_params, train
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    # rows = units of the layer, columns = what comes in
    W1 = np.random.randn(hidden_size, input_size) * np.sqrt(2.0 / input_size)
    W2 = np.random.randn(output_size, hidden_size) * np.sqrt(2.0 / hidden_size)
    b1 = np.zeros((1, hidden_size))
    b2 = np.zeros((1, output_size))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
