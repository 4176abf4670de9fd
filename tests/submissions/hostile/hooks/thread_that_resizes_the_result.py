"""Changes the length of what it has returned while it is looked at.

step: step2
attacks: values
outcome: fail|error of relu
"""

import threading
import time


def resize(result):
    end = time.monotonic() + 2
    while time.monotonic() < end:
        result["x"] = [0.0] * 1000
        result.clear()


def relu(z):
    result = {}
    threading.Thread(target=resize, args=(result,), daemon=True).start()
    return result
