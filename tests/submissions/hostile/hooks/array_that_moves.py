"""Gives back the memory of the array it has returned, from a thread.

step: step2
attacks: values
outcome: fail|error of relu
"""

import threading
import time

import numpy as np


def move(result):
    end = time.monotonic() + 2
    while time.monotonic() < end:
        result.resize((1 << 20,), refcheck=False)
        result.resize((1,), refcheck=False)


def relu(z):
    result = np.zeros(1 << 20)
    threading.Thread(target=move, args=(result,), daemon=True).start()
    return result
