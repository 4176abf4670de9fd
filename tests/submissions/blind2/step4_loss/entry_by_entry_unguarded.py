"""two slips: no small number guards the log (infinite at 0 and 1), and the mean is over all entries, not per row

fails: cross_entropy_loss
source: https://forums.fast.ai/t/cross-entropy-error-log-1-1-inf/1441
"""

import numpy as np


def cross_entropy_loss(Y_pred, Y_true):
    entropies = []
    for guesses, truths in zip(Y_pred, Y_true):
        for guess, truth in zip(guesses, truths):
            if truth == 1:
                entropies.append(-np.log(guess))
            elif truth == 0:
                entropies.append(-np.log(1 - guess))
    return np.mean(entropies)
