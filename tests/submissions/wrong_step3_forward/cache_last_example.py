"""Examples are handled one by one and the cache holds what the last of them left behind.

fails: forward, train
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    predictions = []
    cache = {}
    for x in X:
        x = x.reshape(1, -1)
        Z1 = x @ params["W1"] + params["b1"]
        A1 = relu(Z1)
        Z2 = A1 @ params["W2"] + params["b2"]
        A2 = sigmoid(Z2)
        predictions.append(A2)
        cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return np.vstack(predictions), cache
