"""The output layer uses relu instead of sigmoid, so predictions are not between 0 and 1.

fails: forward
source: https://datascience.stackexchange.com/questions/120115/bugs-in-the-backpropagation-algorithm-in-python
"""

import numpy as np
from step2_activations import relu


def forward(x, params):
    cache = {}
    a = x
    for k in (1, 2):
        s = np.einsum("ij,jk->ik", a, params[f"W{k}"]) + params[f"b{k}"]
        a = relu(s)
        cache[f"Z{k}"] = s
        cache[f"A{k}"] = a
    return a, cache
