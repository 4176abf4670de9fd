"""Looks at the first and the last loss alone; that the loss jumps up and down goes unseen.

fails: diagnose
"""

import numpy as np


def diagnose(history, norms, dead):
    first, last = history[0], history[-1]
    if not np.isfinite(history).all() or last > 10 * first:
        return "exploding"
    if np.mean(dead) >= 0.5:
        return "dead units"
    deepest = max(int(k[2:]) for k in norms[0] if k.startswith("dW"))
    if np.median([n["dW1"] for n in norms]) < np.median([n[f"dW{deepest}"] for n in norms]) / 100:
        return "vanishing"
    if last > 0.99 * first:
        return "learning rate"
    return "healthy"
