from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
TINY: Final = 1e-8


def compute_loss(Y_pred: Array, Y_true: Array) -> float:
    m: int = Y_true.shape[0]
    return float(np.sum((Y_pred - Y_true) ** 2)) / (2 * m)


def cross_entropy_loss(Y_pred: Array, Y_true: Array) -> float:
    m: int = Y_true.shape[0]
    p: Array = np.clip(Y_pred, TINY, 1.0 - TINY)
    per_output: Array = np.where(Y_true == 1, -np.log(p), -np.log(1.0 - p))
    return float(np.sum(per_output)) / m
