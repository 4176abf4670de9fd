"""The biases' gradients are left out.

fails: gradient_norms
"""

import numpy as np


def gradient_norms(grads):
    return {name: float(np.linalg.norm(g)) for name, g in grads.items() if "W" in name}
