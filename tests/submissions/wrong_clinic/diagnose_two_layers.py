"""Takes dW2 for the last layer, whatever the depth of the network.

fails: diagnose
"""

import numpy as np


def diagnose(history, norms, dead):
    losses = np.array(history)
    if not np.all(np.isfinite(losses)) or losses[-1] > 10 * losses[0]:
        return "exploding"
    if np.mean(dead) >= 0.5:
        return "dead units"
    early = np.median([n["dW1"] for n in norms])
    late = np.median([n["dW2"] for n in norms])
    if early < 0.01 * late:
        return "vanishing"
    if np.mean(np.diff(losses) > 0) >= 0.25 or losses[-1] > 0.99 * losses[0]:
        return "learning rate"
    return "healthy"
