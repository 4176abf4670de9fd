"""The weights are drawn with np.random.rand (uniform between 0 and 1), not randn: all are positive, their mean is not 0.

fails: init_params, train
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (forum thread 'Deep Learning.AI: Course Week 3, Exercise 3')
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    W1 = np.random.rand(input_size, hidden_size) * 0.01
    b1 = np.zeros((1, hidden_size))
    W2 = np.random.rand(hidden_size, output_size) * 0.01
    b2 = np.zeros((1, output_size))

    params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return params
