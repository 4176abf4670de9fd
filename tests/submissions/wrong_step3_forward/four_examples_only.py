"""The number of examples is fixed at 4, as in XOR, and any other number crashes.

fails: forward
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    Z1 = np.zeros((4, params["W1"].shape[1]))
    for i in range(4):
        Z1[i] = X[i] @ params["W1"] + params["b1"][0]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    if Z2.shape[0] != X.shape[0]:
        raise ValueError("expected 4 examples")
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
