"""np.zeros is called with two numbers instead of one tuple, so the second is taken for a dtype and it raises TypeError.

fails: init_params, train
source: own invention
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    W1 = np.random.randn(input_size, hidden_size) * np.sqrt(2.0 / input_size)
    W2 = np.random.randn(hidden_size, output_size) * np.sqrt(2.0 / hidden_size)
    b1 = np.zeros(1, hidden_size)
    b2 = np.zeros(1, output_size)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
