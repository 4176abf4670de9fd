"""What a hidden test declares about itself."""

from collections.abc import Callable
from typing import Any

import pytest


def check(
    function: str, points: float, beside: bool = False, once: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a hidden test as a check.

    Parameters
    ----------
    function : str
        The one function that the check judges.
    points : float
        What it is worth; for a parametrised test, each of its cases.
    beside : bool
        Whether it would hold of a function that does nothing: that it changes no argument, say.
        Such a check counts only beside one of the same function's that is met, and is no such.
    once : bool
        Whether it is judged in the first round alone. That is for a costly claim of existence, such
        as that one of twenty starts succeeds: a second witness would add nothing to the first. All
        others must hold a second time, or a program may pass that is right by luck.
    """
    return pytest.mark.check(function=function, points=points, beside=beside, once=once)
