"""The output also goes through relu, so a prediction can be far above 1.

fails: forward
"""

from step2_activations import relu


def forward(X, params):
    Z1 = X.dot(params["W1"]) + params["b1"]
    A1 = relu(Z1)
    Z2 = A1.dot(params["W2"]) + params["b2"]
    A2 = relu(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
