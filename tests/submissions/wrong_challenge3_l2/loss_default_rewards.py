"""The default lambd is below 0, as if the sign had to make up for a term that is subtracted.

fails: compute_loss_with_reg
cause: wrong_value
"""


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=-0.01):
    weights = (params[key] for key in ("W1", "W2"))
    price = lambd / (2 * len(Y_true)) * sum(float((w * w).sum()) for w in weights)
    return compute_loss(Y_pred, Y_true) + price
