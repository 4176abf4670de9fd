"""The output layer is activated by relu too, not by sigmoid, so that A2 is no probability.

fails: forward
source: https://datascience.stackexchange.com/questions/120115/bugs-in-the-backpropagation-algorithm-in-python
"""

import numpy as np
from step2_activations import relu


def forward(X, params):
    s1 = np.dot(X, params["W1"]) + params["b1"]
    y1 = relu(s1)

    s2 = np.dot(y1, params["W2"]) + params["b2"]
    y2 = relu(s2)

    return y2, dict(Z1=s1, A1=y1, Z2=s2, A2=y2)
