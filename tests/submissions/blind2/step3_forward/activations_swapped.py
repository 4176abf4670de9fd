"""two slips in one: sigmoid is used for the hidden layer and relu for the output layer, the wrong way round

fails: forward, train
source: https://datascience.stackexchange.com/questions/68318/leaky-relu-inside-of-a-simple-python-neural-net
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    Z1 = np.matmul(X, params["W1"]) + params["b1"]
    A1 = sigmoid(Z1)
    Z2 = np.matmul(A1, params["W2"]) + params["b2"]
    A2 = relu(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
