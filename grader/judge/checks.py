"""What a hidden test declares about itself."""

from collections.abc import Callable
from typing import Any

import pytest


def check(function: str, points: float) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a hidden test as a check.

    Parameters
    ----------
    function : str
        The one function that the check judges.
    points : float
        What it is worth; for a parametrised test, each of its cases.
    """
    return pytest.mark.check(function=function, points=points)
