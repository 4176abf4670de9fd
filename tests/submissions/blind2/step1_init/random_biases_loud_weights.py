"""two slips: biases are drawn at random instead of zero, and weights are multiplied by sqrt(fan_in) instead of divided

fails: init_params
source: https://datascience.stackexchange.com/questions/31384/neural-network-xor-gate-classification
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    rnd = np.random.randn
    params = {}
    sizes = [input_size, hidden_size, output_size]
    for k in (1, 2):
        params["W%d" % k] = rnd(sizes[k - 1], sizes[k]) * np.sqrt(sizes[k - 1])
        params["b%d" % k] = rnd(1, sizes[k])
    return params
