"""X * W1 multiplies element by element where a matrix product is due: the shapes do not broadcast, ValueError.

fails: forward, train
source: http://pullrequest.ru/13115198/nepravilnye-razmery-xor-neironnoi-seti-python
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    W1 = params["W1"]
    b1 = params["b1"]
    W2 = params["W2"]
    b2 = params["b2"]

    Z1 = X * W1 + b1
    A1 = relu(Z1)
    Z2 = A1 * W2 + b2
    A2 = sigmoid(Z2)

    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
