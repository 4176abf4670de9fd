"""The shape is passed to np.random.randn as one tuple; randn wants the sizes as separate arguments and raises TypeError.

fails: init_params, train
source: https://wiki.movedesign.de/doku.php?id=data_mining%3Aneural_network%3Ainitialization
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    parameters = {}
    layer = [input_size, hidden_size, output_size]
    for l in range(1, len(layer)):
        parameters["W" + str(l)] = np.random.randn((layer[l - 1], layer[l])) * 0.01
        parameters["b" + str(l)] = np.zeros((1, layer[l]))
    return parameters
