"""A single dead unit is enough for the diagnosis, not half of them.

fails: diagnose
"""

import numpy as np


def diagnose(history, norms, dead):
    losses = np.array(history)
    if not np.isfinite(losses).all() or losses[-1] > 10 * losses[0]:
        return "exploding"
    if dead.any():
        return "dead units"
    deepest = max(int(k[2:]) for k in norms[0] if k.startswith("dW"))
    if np.median([n["dW1"] for n in norms]) < np.median([n[f"dW{deepest}"] for n in norms]) / 100:
        return "vanishing"
    if np.mean(np.diff(losses) > 0) >= 0.25 or losses[-1] > 0.99 * losses[0]:
        return "learning rate"
    return "healthy"
