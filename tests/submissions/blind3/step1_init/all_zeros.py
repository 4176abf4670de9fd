"""The weights start at zero as well as the biases, so all hidden units are alike (and nothing is random).

fails: init_params, train
source: https://stomioka.github.io/deeplearning/docs/018-random-initialization.html
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    params = dict()
    layers = [input_size, hidden_size, output_size]
    for l in range(1, len(layers)):
        params["W" + str(l)] = np.zeros((layers[l - 1], layers[l]))
        params["b" + str(l)] = np.zeros((1, layers[l]))
    return params
