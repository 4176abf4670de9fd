"""The squares are summed, but the root is never taken.

fails: gradient_norms
"""

import numpy as np


def gradient_norms(grads):
    return {name: float(np.sum(g**2)) for name, g in grads.items()}
