"""a helper seeds the generator anew for each layer, so every call gives the same weights and W2 repeats W1's numbers

fails: init_params
source: https://github.com/nicodjimenez/lstm/pull/4
"""

import numpy as np


def make_layer(fan_in, fan_out):
    np.random.seed(1)
    W = np.random.normal(0.0, np.sqrt(2.0 / fan_in), (fan_in, fan_out))
    return W, np.zeros((1, fan_out))


def init_params(input_size, hidden_size, output_size):
    W1, b1 = make_layer(input_size, hidden_size)
    W2, b2 = make_layer(hidden_size, output_size)
    return dict(W1=W1, b1=b1, W2=W2, b2=b2)
