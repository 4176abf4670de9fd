"""Computes in a pool of `multiprocessing`, which makes semaphores in a folder of the system.

step: step2
attacks: unpromised
outcome: pass|error of relu
"""

from multiprocessing.pool import ThreadPool

import numpy as np


def relu(z):
    with ThreadPool(2) as pool:
        return np.array(pool.map(lambda x: max(0.0, x), z.ravel())).reshape(z.shape)
