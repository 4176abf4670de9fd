import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    X = np.array(X, dtype=np.float64)
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z1 = X.dot(W1) + b1
    A1 = relu(Z1)
    Z2 = A1.dot(W2) + b2
    A2 = sigmoid(Z2)
    # everything anybody could ask for later
    cache = {"X": X, "A0": X, "W1": W1, "b1": b1, "Z1": Z1, "A1": A1}
    cache.update({"W2": W2, "b2": b2, "Z2": Z2, "A2": A2})
    return A2, cache
