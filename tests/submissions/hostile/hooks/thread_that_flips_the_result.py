"""Changes the array it has returned, again and again, while it is looked at.

step: step2
attacks: values
outcome: fail|error of relu
"""

import threading
import time


def flip(result):
    end = time.monotonic() + 2
    while time.monotonic() < end:
        result += 1
        result -= 1


def relu(z):
    result = z * 0 - 1
    threading.Thread(target=flip, args=(result,), daemon=True).start()
    return result
