"""the bias is added to the weights before the matrix product, not to the product

fails: forward
source: https://datascience.stackexchange.com/questions/68318/leaky-relu-inside-of-a-simple-python-neural-net
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    Z1 = np.dot(X, params["W1"] + params["b1"])
    A1 = relu(Z1)
    Z2 = np.dot(A1, params["W2"] + params["b2"])
    A2 = sigmoid(Z2)
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)
