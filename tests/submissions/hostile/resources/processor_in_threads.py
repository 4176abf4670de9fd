"""Burns the processor in threads that outlive the call.

step: step2
attacks: time
outcome: pass|error of relu
"""

import hashlib
import threading
import time

import numpy as np


def burn():
    end = time.monotonic() + 20
    while time.monotonic() < end:
        hashlib.pbkdf2_hmac("sha256", b"x", b"y", 20000)


def relu(z):
    threading.Thread(target=burn, daemon=True).start()
    return np.maximum(0, z)
