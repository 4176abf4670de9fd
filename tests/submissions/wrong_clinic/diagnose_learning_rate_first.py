"""Asks about the learning rate before the layers, so a network whose gradients vanish gets the
wrong advice.

fails: diagnose
"""

import numpy as np


def diagnose(history, norms, dead):
    losses = np.array(history)
    if not np.isfinite(losses).all() or losses[-1] > 10 * losses[0]:
        return "exploding"
    if np.mean(dead) >= 0.5:
        return "dead units"
    if np.mean(losses[1:] > losses[:-1]) >= 0.25 or losses[-1] > 0.99 * losses[0]:
        return "learning rate"
    deepest = "dW" + str(max(int(k[2:]) for k in norms[0] if k[1] == "W"))
    if np.median([n["dW1"] for n in norms]) < np.median([n[deepest] for n in norms]) / 100:
        return "vanishing"
    return "healthy"
