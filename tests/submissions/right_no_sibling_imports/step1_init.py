import numpy as np


def init_params(input_size, hidden_size, output_size):
    params = {}
    params["W1"] = 0.01 * np.random.randn(input_size, hidden_size)
    params["b1"] = np.zeros((1, hidden_size))
    params["W2"] = 0.01 * np.random.randn(hidden_size, output_size)
    params["b2"] = np.zeros((1, output_size))
    return params
