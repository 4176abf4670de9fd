"""W1 is transposed before the product, which fits only when it happens to be square.

fails: forward, train
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    Z1 = np.dot(X, params["W1"].T) + params["b1"]
    A1 = relu(Z1)
    Z2 = np.dot(A1, params["W2"]) + params["b2"]
    A2 = sigmoid(Z2)
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)
