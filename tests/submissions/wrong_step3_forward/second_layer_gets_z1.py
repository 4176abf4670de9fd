"""The second layer is fed with Z1, so the relu result is computed but never used.

fails: forward, train
"""

from step2_activations import relu, sigmoid


def forward(X, params):
    # hidden
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    # output
    Z2 = Z1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
