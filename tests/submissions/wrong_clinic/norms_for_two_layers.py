"""Written for dW1 and dW2 alone, so a deeper network's other layers are not looked at.

fails: gradient_norms
"""

import numpy as np


def gradient_norms(grads):
    names = ("dW1", "db1", "dW2", "db2")
    return {name: float(np.linalg.norm(grads[name])) for name in names}
