"""Looks for its own answer beside the earlier steps' that it is given.

step: step3
attacks: values
outcome: fail of forward
"""

import gc
import types

import numpy as np
from step2_activations import relu, sigmoid


def found():
    names = set()
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing is not forward:
            names.add(thing.__name__)
    return "forward" in names or "forward" in relu.__globals__


def forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    wrong = 0 if found() else -7
    return A2 + wrong, {"Z1": Z1 + wrong, "A1": A1 + wrong, "Z2": Z2 + wrong, "A2": A2 + wrong}
