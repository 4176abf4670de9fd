"""relu calls np.max(0, z), which takes z for an axis and raises TypeError; np.maximum compares element by element.

fails: relu, train
source: https://geek-qa.imtqy.com/questions/220247/index.html
"""

import numpy as np


def relu(z):
    """ReLU: max(0, z)"""
    return np.max(0, z)
