"""The NumPy manual says: no global seed, make a generator. So I do."""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    rng = np.random.default_rng()  # fresh entropy each call
    return {
        "W1": rng.normal(0, np.sqrt(2 / input_size), (input_size, hidden_size)),
        "b1": np.zeros((1, hidden_size)),
        "W2": rng.normal(0, np.sqrt(2 / hidden_size), (hidden_size, output_size)),
        "b2": np.zeros((1, output_size)),
    }


if __name__ == "__main__":
    print(init_params(2, 3, 1))
    print(init_params(2, 3, 1))
