"""The cache keeps the activated values under the name Z1 as well.

fails: forward
"""

from step2_activations import relu, sigmoid


def forward(X, params):
    hidden = relu(X @ params["W1"] + params["b1"])
    out = hidden @ params["W2"] + params["b2"]
    pred = sigmoid(out)
    return pred, {"Z1": hidden, "A1": hidden, "Z2": out, "A2": pred}
