"""The hidden layer uses tanh; here it should be relu.

fails: forward
source: https://whosebug.com/question/5669109/Bug-in-Neural-Network-with-cost-function-rising
"""

import numpy as np
from step2_activations import sigmoid


def _squash(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def forward(X, params):
    Z1 = X.dot(params["W1"]) + params["b1"]
    A1 = _squash(Z1)
    Z2 = A1.dot(params["W2"]) + params["b2"]
    A2 = sigmoid(Z2)
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)
