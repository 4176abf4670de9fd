"""The mean is taken over all entries, so with K outputs it is divided by m * K instead of by the number of rows m.

fails: cross_entropy_loss
source: https://forums.fast.ai/t/cross-entropy-error-log-1-1-inf/1441
"""

import numpy as np


def cross_entropy_loss(outputs, targets):
    cross_entropies = []
    for output, target in zip(outputs.ravel(), targets.ravel()):
        if target == 1:
            ce = -np.log(output + 1e-8)
        else:
            ce = -np.log(1 - output + 1e-8)
        cross_entropies.append(ce)
    return float(np.mean(cross_entropies))
