"""the product is written W times X as for examples in columns: shapes not aligned, ValueError

fails: forward, train
source: https://community.deeplearning.ai/t/question-on-week-3-2-3-exercise-4/405038
"""

from step2_activations import relu, sigmoid


def forward(X, params):
    Z1 = params["W1"] @ X + params["b1"]
    A1 = relu(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
