"""The result of the first call is remembered and returned for any later batch of the same shape.

fails: forward, train
"""

from step2_activations import relu, sigmoid


def forward(X, params, seen={}):
    if X.shape in seen:
        return seen[X.shape]  # saves time, X never changes
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    seen[X.shape] = A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return seen[X.shape]
