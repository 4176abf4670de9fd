"""Returns True, which equals 1.

step: step4
attacks: values
outcome: fail of compute_loss
"""


def compute_loss(Y_pred, Y_true):
    return True
