"""The factors are in the order of the column convention, W X, though examples are rows: shapes do not fit (ValueError); it should be X W.

fails: forward, train
source: https://community.deeplearning.ai/t/question-on-week-3-2-3-exercise-4/405038
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    Z1 = np.matmul(params["W1"], X) + params["b1"]
    A1 = relu(Z1)
    Z2 = np.matmul(params["W2"], A1) + params["b2"]
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
