"""A step that leaves the loss as it was is counted as a rise.

fails: diagnose
"""

import numpy as np


def diagnose(history, norms, dead):
    losses = np.asarray(history, dtype=float)
    if not np.isfinite(losses).all() or losses[-1] > 10 * losses[0]:
        return "exploding"
    if dead.sum() * 2 >= dead.size:
        return "dead units"
    top = max((key for key in norms[0] if key[:2] == "dW"), key=lambda key: int(key[2:]))
    shallow, deep = (np.median([epoch[key] for epoch in norms]) for key in ("dW1", top))
    if shallow < deep / 100:
        return "vanishing"
    share = (np.diff(losses) >= 0).mean()
    if share >= 0.25 or losses[-1] > 0.99 * losses[0]:
        return "learning rate"
    return "healthy"
