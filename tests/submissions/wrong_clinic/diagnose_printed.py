"""Prints the diagnosis and returns nothing.

fails: diagnose
"""

import numpy as np


def diagnose(history, norms, dead):
    losses = np.array(history)
    deepest = max(int(k[2:]) for k in norms[0] if k.startswith("dW"))
    early = np.median([n["dW1"] for n in norms])
    late = np.median([n[f"dW{deepest}"] for n in norms])
    if not np.isfinite(losses).all() or losses[-1] > 10 * losses[0]:
        print("exploding")
    elif np.mean(dead) >= 0.5:
        print("dead units")
    elif early < late / 100:
        print("vanishing")
    elif np.mean(np.diff(losses) > 0) >= 0.25 or losses[-1] > 0.99 * losses[0]:
        print("learning rate")
    else:
        print("healthy")
