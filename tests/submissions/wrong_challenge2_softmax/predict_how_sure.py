"""Returns the largest probability of each row, not which class it belongs to.

fails: predict
"""

import numpy as np


def predict(X, params):
    A2, _ = forward_softmax(X, params)
    return np.max(A2, axis=1)
