"""Both biases are left out: Z1 and Z2 are the bare matrix products.

fails: forward
source: https://stackoverflow.com/questions/38248657/why-does-simple-2-layer-neural-network-cannot-learn-0-0-sequence
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    layer0 = X
    z1 = np.dot(layer0, params["W1"])
    layer1 = relu(z1)
    z2 = np.dot(layer1, params["W2"])
    layer2 = sigmoid(z2)
    return layer2, {"Z1": z1, "A1": layer1, "Z2": z2, "A2": layer2}
