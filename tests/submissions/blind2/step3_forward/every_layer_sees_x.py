"""the loop over the layers multiplies X in the second layer too, instead of the first layer's output: ValueError

fails: forward, train
source: https://community.deeplearning.ai/t/w-4-a1-ex-5-wrong-shape-and-output/3096/2
"""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    cache = {}
    A = X
    for l, activation in enumerate([relu, sigmoid], start=1):
        Z = np.dot(X, params["W" + str(l)]) + params["b" + str(l)]
        A = activation(Z)
        cache["Z" + str(l)] = Z
        cache["A" + str(l)] = A
    return A, cache
