"""Signs that any function may show: what it kept, changed, ignored, or did not return."""

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.diagnosis.catalogue import Call

Shows = Callable[[Sequence[Call]], bool]


def changes_argument(*places: int) -> Shows:
    """Make a sign: an array in one of these positional arguments is not what it was."""

    def shows(calls: Sequence[Call]) -> bool:
        return any(
            not _equal(before, after)
            for call in calls
            for place, (before, after) in enumerate(zip(call.args, call.after, strict=False))
            if place in places and len(_arrays(before)) == len(_arrays(after))
        )

    return shows


def returns_nothing(calls: Sequence[Call]) -> bool:
    """Tell whether every call that ended gave None."""
    ended = [call for call in calls if call.fault is None]
    return bool(ended) and all(call.value is None for call in ended)


def differs(calls: Sequence[Call]) -> bool:
    """Tell whether a call gave something else than the same one just before it."""
    ended = [call for call in calls if call.fault is None]
    return any(
        first.kwargs == second.kwargs
        and _equal((first.args, dict(first.given)), (second.args, dict(second.given)))
        and not _equal(first.value, second.value)
        for first, second in itertools.pairwise(ended)
    )


def list_goes_on(place: int, turns: str) -> Shows:
    """Make a sign: a list begins with all that the call before had put into its own.

    Parameters
    ----------
    place : int
        Which of the returned values is the list.
    turns : str
        Keyword that says how many entries a call adds.
    """

    def shows(calls: Sequence[Call]) -> bool:
        for first, second in itertools.pairwise(calls):
            old, new = numbers_in(first, place), numbers_in(second, place)
            if old is None or new is None or not 0 < len(old) < len(new):
                continue
            grown = len(old) + second.kwargs.get(turns, 0) == len(new)
            if grown and np.array_equal(new[: len(old)], old, equal_nan=True):
                return True
        return False

    return shows


def length_ignores(place: int, turns: str) -> Shows:
    """Make a sign: a list has one length, more than any call asked for.

    Parameters
    ----------
    place : int
        Which of the returned values is the list.
    turns : str
        Keyword that says how many entries are asked for.
    """

    def shows(calls: Sequence[Call]) -> bool:
        found = [(call.kwargs.get(turns), numbers_in(call, place)) for call in calls]
        known = [(n, len(items)) for n, items in found if items is not None and type(n) is int]
        asked, lengths = {n for n, _ in known}, {length for _, length in known}
        return len(asked) > 2 and len(lengths) == 1 and min(lengths) > max(asked)

    return shows


def numbers_in(call: Call, place: int) -> NDArray[np.float64] | None:
    """Return one of the returned values, if it is a list of numbers."""
    value = call.value
    if call.fault is not None or not isinstance(value, list | tuple) or len(value) <= place:
        return None
    try:
        numbers = np.asarray(value[place], dtype=np.float64)
    except (TypeError, ValueError):
        return None
    return numbers if numbers.ndim == 1 else None


def _arrays(value: Any) -> list[NDArray[Any]]:
    """Return the arrays and numbers in a value, in order."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [array for item in value for array in _arrays(item)]
    return [np.asarray(value)] if isinstance(value, np.ndarray | np.generic | int | float) else []


def _equal(first: Any, second: Any) -> bool:
    old, new = _arrays(first), _arrays(second)
    return len(old) == len(new) and all(
        np.array_equal(a, b, equal_nan=a.dtype.kind == b.dtype.kind == "f")
        for a, b in zip(old, new, strict=True)
    )
