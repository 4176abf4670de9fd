"""The last layer is taken to be dW2 whatever the number of layers, so in a deeper network the first layer is compared with the wrong one.

fails: diagnose
source: own invention
"""

import numpy as np


def diagnose(history, norms, dead):
    losses = np.asarray(history, dtype=float)
    if not np.isfinite(losses).all() or losses[-1] > 10 * losses[0]:
        return "exploding"
    if np.mean(dead) >= 0.5:
        return "dead units"
    first = np.median([n["dW1"] for n in norms])
    last = np.median([n["dW2"] for n in norms])
    if first < last / 100:
        return "vanishing"
    rises = np.diff(losses) > 0
    if (len(rises) and rises.mean() >= 0.25) or losses[-1] > 0.99 * losses[0]:
        return "learning rate"
    return "healthy"
