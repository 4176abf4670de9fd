"""A misplaced bracket adds the bias to the weight matrix before the product, X (W + b), instead of to the result, X W + b.

fails: forward
source: https://datascience.stackexchange.com/questions/68318/leaky-relu-inside-of-a-simple-python-neural-net/68324
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    z1 = np.dot(X, params["W1"] + params["b1"])
    a1 = relu(z1)
    z2 = np.dot(a1, params["W2"] + params["b2"])
    a2 = sigmoid(z2)
    return a2, {"Z1": z1, "A1": a1, "Z2": z2, "A2": a2}
