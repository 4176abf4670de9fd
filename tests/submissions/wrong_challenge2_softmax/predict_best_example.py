"""argmax over axis 0: which example is best for each class.

fails: predict
"""

import numpy as np


def predict(X, params):
    A2, _ = forward_softmax(X, params)
    return np.argmax(A2, axis=0)
