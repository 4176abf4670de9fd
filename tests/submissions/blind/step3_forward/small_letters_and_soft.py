"""Two slips: the hidden layer uses sigmoid instead of relu; and the cache's keys are lower case (z1, a1), so nobody finds Z1, A1, Z2, A2.

fails: forward, train
source: https://the-signal.blog/2025/03/31/build-a-neural-network-from-scratch
"""

import numpy as np
from step2_activations import sigmoid


def forward(X, params):
    z1 = np.dot(X, params["W1"]) + params["b1"]
    a1 = sigmoid(z1)
    z2 = np.dot(a1, params["W2"]) + params["b2"]
    a2 = sigmoid(z2)
    return a2, {"z1": z1, "a1": a1, "z2": z2, "a2": a2}
