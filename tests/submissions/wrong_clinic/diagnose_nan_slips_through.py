"""Compares with > only, and a comparison with NaN is False: a loss of NaN does not explode.

fails: diagnose
"""

import numpy as np


def diagnose(history, norms, dead):
    last = max(int(name[2:]) for name in norms[0] if name.startswith("dW"))
    first_layer = np.median([n["dW1"] for n in norms])
    last_layer = np.median([n[f"dW{last}"] for n in norms])
    if history[-1] > 10 * history[0] or max(history) == np.inf:
        return "exploding"
    if np.mean(dead) >= 0.5:
        return "dead units"
    if first_layer < last_layer / 100:
        return "vanishing"
    rises = np.mean(np.diff(history) > 0)
    if rises >= 0.25 or history[-1] > 0.99 * history[0]:
        return "learning rate"
    return "healthy"
