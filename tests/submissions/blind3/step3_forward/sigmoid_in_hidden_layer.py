"""The hidden layer is activated by sigmoid, not by relu.

fails: forward, train
source: https://datascience.stackexchange.com/questions/20139/gradients-for-bias-terms-in-backpropagation
"""

import numpy as np
from step2_activations import sigmoid


def forward(X, params):
    # hidden layer
    hidden_in = np.dot(X, params['W1']) + params['b1']
    hidden_out = sigmoid(hidden_in)
    # output layer
    final_in = np.dot(hidden_out, params['W2']) + params['b2']
    final_out = sigmoid(final_in)

    cache = {'Z1': hidden_in, 'A1': hidden_out, 'Z2': final_in, 'A2': final_out}
    return final_out, cache
