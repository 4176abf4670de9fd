"""Neither layer adds its bias.

fails: forward
source: https://stackoverflow.com/questions/59399842/xor-gate-with-backpropagation
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    # note: bias omitted for simplicity
    z_hidden = np.dot(X, params["W1"])
    a_hidden = relu(z_hidden)
    z_out = np.dot(a_hidden, params["W2"])
    a_out = sigmoid(z_out)
    memory = {"Z1": z_hidden, "A1": a_hidden, "Z2": z_out, "A2": a_out}
    return a_out, memory
