"""weights come from rand (uniform, 0 to 1) divided by 100: all are positive, none is centred on zero

fails: init_params, train
source: https://stats.stackexchange.com/questions/332089/numerical-gradient-checking-best-practices
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    net = dict()
    net["W1"] = np.random.rand(input_size, hidden_size) / 100
    net["W2"] = np.random.rand(hidden_size, output_size) / 100
    net["b1"] = np.zeros([1, hidden_size])
    net["b2"] = np.zeros([1, output_size])
    return net
