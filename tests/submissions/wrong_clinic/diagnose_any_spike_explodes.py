"""Takes the largest loss for the last one: a spike that was overcome counts as an explosion.

fails: diagnose
"""

import numpy as np


def diagnose(history, norms, dead):
    losses = np.array(history)
    if not np.isfinite(losses).all() or losses.max() > 10 * losses[0]:
        return "exploding"
    if np.mean(dead) >= 0.5:
        return "dead units"
    deepest = max(int(k[2:]) for k in norms[0] if k.startswith("dW"))
    if np.median([n["dW1"] for n in norms]) < np.median([n[f"dW{deepest}"] for n in norms]) / 100:
        return "vanishing"
    if np.mean(np.diff(losses) > 0) >= 0.25 or losses[-1] > 0.99 * losses[0]:
        return "learning rate"
    return "healthy"
