"""sigmoid is replaced by a lookalike without exp, one half of 1 + z / (1 + |z|): right at 0, wrong elsewhere

fails: sigmoid
source: own invention
"""

import numpy as np


def sigmoid(z):
    # same S shape, and it can never overflow
    squashed = z / (1.0 + np.abs(z))
    return 0.5 * (squashed + 1.0)
