"""Only one hidden unit is drawn at random and the others get a copy of its weights.

fails: init_params, train
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    # draw a single unit, then make the layer as wide as it has to be
    unit_in = np.random.randn(input_size, 1) * np.sqrt(2 / input_size)
    unit_out = np.random.randn(1, output_size) * np.sqrt(2 / hidden_size)
    W1 = np.repeat(unit_in, hidden_size, axis=1)
    W2 = np.repeat(unit_out, hidden_size, axis=0)
    b1 = np.zeros((1, hidden_size))
    b2 = np.zeros((1, output_size))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
