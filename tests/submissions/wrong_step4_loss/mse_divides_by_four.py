"""compute_loss takes the number of examples to be 4 at all times.

fails: compute_loss
"""


def compute_loss(Y_pred, Y_true):
    total = 0.0
    for p, y in zip(Y_pred.ravel(), Y_true.ravel()):
        total += (p - y) ** 2
    return total / (2 * 4)
