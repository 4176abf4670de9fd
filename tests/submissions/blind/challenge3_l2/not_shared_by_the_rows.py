"""The penalty is lambd / 2 times the squared weights; the division by the number of examples m is missing.

fails: compute_loss_with_reg, train_with_reg
source: https://github.com/Jamie33/learngit
"""

import numpy as np
from step4_loss import compute_loss


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    penalty = 0.0
    for name in ("W1", "W2"):
        for w in np.ravel(params[name]):
            penalty += w**2
    return float(compute_loss(Y_pred, Y_true) + (lambd / 2) * penalty)
