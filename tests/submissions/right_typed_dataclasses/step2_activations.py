from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def relu(z: Array, /) -> Array:
    return np.maximum(z, 0.0, dtype=np.float64)


def relu_derivative(z: Array, /) -> Array:
    return np.greater(z, 0.0).astype(np.float64)


def sigmoid(z: Array, /) -> Array:
    decay: Array = np.exp(-np.abs(z))
    positive: Array = 1.0 / (1.0 + decay)
    return np.where(np.greater_equal(z, 0), positive, decay * positive)


def sigmoid_derivative(a: Array, /) -> Array:
    return a * (1.0 - a)
