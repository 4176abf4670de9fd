"""Leaves threads that keep the interpreter busy after the call.

step: step2
attacks: time
outcome: pass|error of relu
"""

import sys
import threading
import time

import numpy as np


def spin():
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pass


def relu(z):
    sys.setswitchinterval(0.5)
    for _ in range(3):
        threading.Thread(target=spin).start()
    return np.maximum(0, z)
