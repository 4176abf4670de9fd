"""The products are written for examples as columns, np.dot(W1, X) in place of np.dot(X, W1): the shapes do not align, ValueError.

fails: forward, train
source: https://community.deeplearning.ai/t/w3-a1-forward-propagation-assertionerror-wrong-values-for-a2/73874
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
