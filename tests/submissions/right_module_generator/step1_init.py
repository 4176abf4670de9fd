"""One generator for the whole program lives here; step 6 winds it back before training."""

import numpy as np

rng = np.random.default_rng(2024)


def init_params(input_size, hidden_size, output_size):
    W1 = rng.standard_normal((input_size, hidden_size)) * np.sqrt(2.0 / input_size)
    W2 = rng.standard_normal((hidden_size, output_size)) * np.sqrt(2.0 / hidden_size)
    b1, b2 = np.zeros([1, hidden_size]), np.zeros([1, output_size])
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
