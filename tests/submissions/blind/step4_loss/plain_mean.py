"""It is the plain mean of the squared errors: the half is missing (and with several outputs it also divides by their number).

fails: compute_loss
source: https://www.ainiketan.in/papers/03-backpropagation-1986/sections/06-code/
"""

import numpy as np


def compute_loss(Y_pred, Y_true):
    loss = np.mean((Y_true - Y_pred) ** 2)
    return loss
