"""Two slips: the penalty uses a name `lam` that does not exist (the parameter is `lambd`), a NameError; and nothing is returned at the end.

fails: compute_loss_with_reg, train_with_reg
source: https://github.com/mohaddesse/tunning_deep_learning
"""

import numpy as np
from step4_loss import compute_loss


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    m = Y_true.shape[0]
    cross_entropy_cost = compute_loss(Y_pred, Y_true)
    L2_regularization_cost = 0
    for i in (1, 2):
        L2_regularization_cost += (lam / (m * 2)) * (np.sum(np.square(params["W" + str(i)])))
    cost = cross_entropy_cost + L2_regularization_cost
