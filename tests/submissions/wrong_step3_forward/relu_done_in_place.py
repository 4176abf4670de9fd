"""A1 and Z1 are one and the same array, so cutting off the negatives spoils Z1 in the cache.

fails: forward
"""

from step2_activations import sigmoid


def forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = Z1
    A1[A1 < 0] = 0.0
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
