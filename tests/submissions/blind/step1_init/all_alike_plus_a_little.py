"""Two slips: every weight is the same constant, so hidden units stay equal for ever; and the biases start at 0.01 instead of zero.

fails: init_params, train
source: https://compphysics.github.io/MachineLearning/doc/pub/week42/html/._week42-bs079.html
"""

import numpy as np


def init_params(n_features, n_hidden_neurons, n_categories):
    hidden_weights = np.full((n_features, n_hidden_neurons), 0.1)
    hidden_bias = np.zeros((1, n_hidden_neurons)) + 0.01
    output_weights = np.full((n_hidden_neurons, n_categories), 0.1)
    output_bias = np.zeros((1, n_categories)) + 0.01
    return {"W1": hidden_weights, "b1": hidden_bias, "W2": output_weights, "b2": output_bias}
