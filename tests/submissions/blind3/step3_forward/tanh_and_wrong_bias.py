"""Two slips: tanh is the hidden activation in place of relu; and b1 is added in the second layer as well, copied from the first, where b2 belongs.

fails: forward, train
source: own invention
"""

import numpy as np
from step2_activations import sigmoid


def forward(X, params):
    W1 = params["W1"]
    b1 = params["b1"]
    W2 = params["W2"]
    b2 = params["b2"]

    Z1 = np.dot(X, W1) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(A1, W2) + b1
    A2 = sigmoid(Z2)

    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
