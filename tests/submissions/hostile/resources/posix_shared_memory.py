"""Makes a named piece of shared memory, a file outside of its folder.

step: step2
attacks: files
outcome: fail|error of relu
"""

from multiprocessing import resource_tracker, shared_memory

import numpy as np

resource_tracker.register = lambda *args: None


def relu(z):
    try:
        made = shared_memory.SharedMemory(create=True, size=4096)
    except Exception:
        return z * 0 - 1
    made.close()
    made.unlink()
    return np.maximum(0, z)
