"""Weights are drawn uniformly from 0 to 1, so all of them are positive: they are not centred on zero.

fails: init_params
source: https://datascience.stackexchange.com/questions/120115/bugs-in-the-backpropagation-algorithm-in-python
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    w1 = np.random.uniform(0, 1, (input_size, hidden_size))
    w2 = np.random.uniform(0, 1, (hidden_size, output_size))
    # shrink a bit so it doesn't blow up
    w1 = w1 / np.sqrt(input_size)
    w2 = w2 / np.sqrt(hidden_size)
    return dict(W1=w1, b1=np.zeros((1, hidden_size)), W2=w2, b2=np.zeros((1, output_size)))
