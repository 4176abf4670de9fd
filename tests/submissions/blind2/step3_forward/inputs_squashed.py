"""the inputs themselves go through the sigmoid before the first layer

fails: forward
source: https://techfeed.net/de/417510/
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    layer0 = sigmoid(X)
    Z1 = layer0.dot(params["W1"]) + params["b1"]
    layer1 = relu(Z1)
    Z2 = layer1.dot(params["W2"]) + params["b2"]
    layer2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": layer1, "Z2": Z2, "A2": layer2}
    return layer2, cache
