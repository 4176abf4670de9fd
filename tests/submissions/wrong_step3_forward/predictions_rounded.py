"""The predictions are rounded to 0 or 1, so that the probability is lost.

fails: forward
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = np.round(sigmoid(Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
