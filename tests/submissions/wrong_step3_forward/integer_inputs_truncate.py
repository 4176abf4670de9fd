"""Z1 gets the number type of X, so with whole-number inputs its decimals are cut off.

fails: forward
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    m, H = X.shape[0], params["W1"].shape[1]
    Z1 = np.empty((m, H), dtype=X.dtype)
    for row in range(m):
        Z1[row, :] = X[row] @ params["W1"] + params["b1"].ravel()
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
