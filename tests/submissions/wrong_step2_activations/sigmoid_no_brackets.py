"""The brackets around sigmoid's denominator are missing, so it computes 1 + exp(-z).

fails: sigmoid, train
"""

import numpy as np


def sigmoid(z):
    return 1 / 1 + np.exp(-np.clip(z, -709, 709))
