"""The hidden layer has no activation: A1 is simply Z1.

fails: forward, train
"""

from step2_activations import sigmoid


def forward(X, params):
    cache = {}
    cache["Z1"] = X @ params["W1"] + params["b1"]
    cache["A1"] = cache["Z1"]
    cache["Z2"] = cache["A1"] @ params["W2"] + params["b2"]
    cache["A2"] = sigmoid(cache["Z2"])
    return cache["A2"], cache
