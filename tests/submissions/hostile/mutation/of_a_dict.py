"""Takes entries out of the dict that it was given.

step: step3
attacks: values
outcome: pass|fail of forward
cause: changed_argument
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    Z1 = X @ params.pop("W1") + params.pop("b1")
    A1 = relu(Z1)
    Z2 = A1 @ params.pop("W2") + params.pop("b2")
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
