"""The caller's biases are replaced by copies with one row per example.

fails: forward
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    m = len(X)
    # make the shapes fit before adding
    params["b1"] = np.repeat(params["b1"][:1], m, axis=0)
    params["b2"] = np.repeat(params["b2"][:1], m, axis=0)
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
