"""Plants compiled code where Python would look for it.

step: step2
attacks: files
outcome: fail of relu
"""

import os
import py_compile

import numpy as np

try:
    with open("json.py", "w") as file:
        file.write("raise SystemExit")
    os.makedirs(OUTSIDE + "/__pycache__", exist_ok=True)
    py_compile.compile("json.py", OUTSIDE + "/__pycache__/json.cpython-311.pyc", doraise=True)
    hit = True
except Exception:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
