"""X is standardised over the batch before the first layer, so the network sees other inputs, and a prediction depends on the other rows.

fails: forward
source: own invention
"""

import numpy as np
from step2_activations import relu, sigmoid


def standardise(X):
    mu = X.mean(axis=0)
    sd = X.std(axis=0) + 1e-8
    return (X - mu) / sd


def forward(X, params):
    # networks like inputs with mean 0
    Xn = standardise(X)
    Z1 = np.dot(Xn, params["W1"]) + params["b1"]
    A1 = relu(Z1)
    Z2 = np.dot(A1, params["W2"]) + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
