"""Step 1. I wanted to see every single number, so: loops."""

import math
import random

import numpy as np


def init_params(input_size, hidden_size, output_size):
    """He weights drawn one by one with the standard library."""
    W1 = np.zeros((input_size, hidden_size))
    for i in range(input_size):
        for j in range(hidden_size):
            W1[i, j] = random.gauss(0.0, 1.0) * math.sqrt(2.0 / input_size)
    W2 = np.zeros((hidden_size, output_size))
    for j in range(hidden_size):
        for k in range(output_size):
            W2[j, k] = random.gauss(0.0, 1.0) * math.sqrt(2.0 / hidden_size)
    b1 = np.zeros((1, hidden_size))
    b2 = np.zeros((1, output_size))
    params = {}
    params["W1"] = W1
    params["b1"] = b1
    params["W2"] = W2
    params["b2"] = b2
    return params


if __name__ == "__main__":
    random.seed(1)
    print(init_params(2, 3, 1))
