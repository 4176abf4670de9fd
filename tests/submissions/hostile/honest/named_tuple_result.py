"""Returns a named tuple of the predictions and the cache.

step: step3
attacks: none
outcome: pass of forward
"""

from typing import NamedTuple

import numpy as np
from step2_activations import relu, sigmoid


class Passed(NamedTuple):
    A2: np.ndarray
    cache: dict


def forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return Passed(A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2})
