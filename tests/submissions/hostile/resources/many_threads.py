"""Starts 200 threads and leaves them behind.

step: step2
attacks: grader
outcome: pass|fail|error of relu
"""

import threading
import time

import numpy as np


def relu(z):
    threading.stack_size(256 << 10)
    try:
        for _ in range(200):
            threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
    except RuntimeError:
        return z * 0 - 1
    return np.maximum(0, z)
