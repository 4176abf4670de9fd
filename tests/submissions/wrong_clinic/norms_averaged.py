"""Root of the mean square: a large layer seems no louder than a small one.

fails: gradient_norms
"""

import numpy as np


def gradient_norms(grads):
    return {name: float(np.sqrt(np.mean(np.square(g)))) for name, g in grads.items()}
