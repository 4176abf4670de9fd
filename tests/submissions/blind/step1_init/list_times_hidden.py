"""One random column is drawn and repeated by list multiplication, so all hidden units start with the same weights in W1.

fails: init_params, train
source: own invention
"""

import numpy as np


def init_params(input_size, hidden_size, output_size):
    # one neuron is a list of input_size weights, a layer is hidden_size neurons
    neuron = list(np.random.randn(input_size) * np.sqrt(2 / input_size))
    layer1 = [neuron] * hidden_size
    W1 = np.array(layer1).T
    W2 = np.random.randn(hidden_size, output_size) * np.sqrt(2 / hidden_size)
    return {"W1": W1, "b1": np.zeros((1, hidden_size)), "W2": W2, "b2": np.zeros((1, output_size))}
