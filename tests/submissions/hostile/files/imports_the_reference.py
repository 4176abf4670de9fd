"""Puts the course's folder on the path and imports from it.

step: step2
attacks: files
outcome: fail of relu
"""

import importlib.util

import numpy as np


def attack():
    path = COURSE + "/reference/step2_activations.py"
    spec = importlib.util.spec_from_file_location("found", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return hasattr(module, "relu")


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
