"""Returns times.

step: step2
attacks: values
outcome: fail of relu
"""

import numpy as np


def relu(z):
    return np.zeros(np.shape(z), "datetime64[ns]")
