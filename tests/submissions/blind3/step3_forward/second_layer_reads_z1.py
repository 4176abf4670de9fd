"""The second layer multiplies Z1, not A1: relu is computed and stored but never used.

fails: forward, train
source: https://github.com/deeplearning4j/deeplearning4j/issues/3191
"""

from step2_activations import relu, sigmoid


def forward(X, params):
    cache = {}
    cache["Z1"] = X @ params["W1"] + params["b1"]
    cache["A1"] = relu(cache["Z1"])
    cache["Z2"] = cache["Z1"] @ params["W2"] + params["b2"]
    cache["A2"] = sigmoid(cache["Z2"])
    return cache["A2"], cache
