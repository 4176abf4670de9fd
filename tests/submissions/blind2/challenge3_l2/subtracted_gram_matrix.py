"""two slips: the penalty is subtracted from the loss, and it sums all of W.T @ W instead of the squares of the entries

fails: compute_loss_with_reg, train_with_reg
source: https://datascience.stackexchange.com/questions/48825/is-adams-optimization-susceptible-to-local-minima
"""

import numpy as np
from step4_loss import compute_loss


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    m = Y_true.shape[0]
    w1, w2 = params["W1"], params["W2"]
    J = compute_loss(Y_pred, Y_true)
    J = J - lambd / (2 * m) * (np.sum(w1.T @ w1) + np.sum(w2.T @ w2))
    return J
