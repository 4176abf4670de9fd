"""ord=2 makes norm give a matrix's largest singular value, not the length of all its entries.

fails: gradient_norms
"""

import numpy as np


def gradient_norms(grads):
    norms = {}
    for name in grads:
        norms[name] = float(np.linalg.norm(grads[name], 2))
    return norms
