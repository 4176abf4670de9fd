"""Gradients measured, and two gradients compared."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

STEP: Final = 1e-5
"""Near the cube root of float64's precision (6.1e-6), where truncation and rounding balance."""


def central_difference(
    function: Callable[[NDArray[np.float64]], float],
    at: NDArray[np.float64],
    h: float = STEP,
) -> NDArray[np.float64]:
    """Measure the gradient of a scalar function, entry by entry.

    Parameters
    ----------
    function : callable
        Maps an array shaped like `at` to a number.
    at : ndarray, float64
        Where. Not changed.
    h : float
        How far each entry is moved up and down.

    Returns
    -------
    ndarray, shape of `at`

    Notes
    -----
    ``(f(w + h) - f(w - h)) / 2h`` is off by ``h^2 / 6 * f''' + 2^-52 |f| / h``.

    Examples
    --------
    >>> central_difference(lambda w: float((w**2).sum()), np.array([1.0, -3.0])).round(6)
    array([ 2., -6.])
    """
    gradient = np.zeros(at.shape)
    for index in np.ndindex(*at.shape):
        above, below = at.copy(), at.copy()
        above[index] += h
        below[index] -= h
        gradient[index] = (function(above) - function(below)) / (2 * h)
    return gradient


def norm_ratio(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Relate the distance of two arrays to their size: ``|a - b| / (|a| + |b|)``, 0 for two zeros.

    Examples
    --------
    >>> norm_ratio(np.array([1.0]), np.array([-1.0]))
    1.0
    >>> norm_ratio(np.zeros(2), np.zeros(2))
    0.0
    """
    size = float(np.linalg.norm(a) + np.linalg.norm(b))
    return float(np.linalg.norm(a - b)) / size if size else 0.0
