"""Replaces what a reference solution would be written with.

step: step3
attacks: values
outcome: fail|error of forward
"""

import numpy as np


def nothing(*args, **kwargs):
    return np.float64(0)


np.maximum = np.exp = np.where = np.clip = np.dot = np.matmul = np.multiply = np.add = nothing


def forward(X, params):
    zero = np.zeros((len(X), 1))
    return zero, {"Z1": zero, "A1": zero, "Z2": zero, "A2": zero}
