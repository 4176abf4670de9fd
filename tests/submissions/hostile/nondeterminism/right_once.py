"""Is right in its first call alone.

step: step2
attacks: values
outcome: fail of relu
"""

import numpy as np

calls = []


def relu(z):
    calls.append(1)
    return np.maximum(0, z) if len(calls) == 1 else z * 0 - 1
