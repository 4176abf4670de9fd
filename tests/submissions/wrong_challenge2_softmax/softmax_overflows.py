"""The row's maximum is not subtracted, and exp overflows for large entries: NaN.

fails: softmax
"""

import numpy as np


def softmax(z):
    e = np.exp(z)
    return e / np.sum(e, axis=1, keepdims=True)
