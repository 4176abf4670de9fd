"""There is one norm for each column where there should be one for the whole array.

fails: gradient_norms
"""

import numpy as np


def gradient_norms(grads):
    norms = {}
    for name, g in grads.items():
        norms[name] = np.linalg.norm(g, axis=0)
    return norms
