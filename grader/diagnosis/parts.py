"""A returned value as named arrays, so that each can be explained by itself."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Parts = dict[str, NDArray[Any]]
"""Path of a part in the returned value -> the part."""


def parts_of(value: Any, path: str = "") -> Parts | None:
    """Take a value apart into arrays by path; None if anything in it is neither number nor text.

    Examples
    --------
    >>> sorted(parts_of((np.ones(2), {"Z1": np.zeros(3)})))
    ['0', '1.Z1']
    >>> sorted(parts_of([0.5, 0.25]))
    ['']
    >>> parts_of("healthy")[""].item()
    'healthy'
    """
    if isinstance(value, dict):
        items = [(_join(path, key), item) for key, item in value.items()]
    elif isinstance(value, tuple) or (isinstance(value, list) and not _is_numbers(value)):
        items = [(_join(path, index), item) for index, item in enumerate(value)]
    else:
        return _leaf(value, path)
    parts: Parts = {}
    for name, item in items:
        found = parts_of(item, name)
        if found is None:
            return None
        parts |= found
    return parts


def _leaf(value: Any, path: str) -> Parts | None:
    try:
        array = np.asarray(value)
    except ValueError:  # a list of unequal lists
        return None
    if array.dtype.kind == "b":
        array = array.astype(np.int64)  # NumPy neither subtracts nor rounds bool
    return {path: array} if array.dtype.kind in "iuf" or isinstance(value, str) else None


def _join(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)


def _is_numbers(items: list[Any]) -> bool:
    # Asked first: NumPy has no word for the axes of a list of unequal lists.
    nested = any(isinstance(item, dict | list | tuple) for item in items)
    return not nested and all(np.ndim(item) == 0 for item in items)


def same(actual: NDArray[Any], expected: NDArray[Any], rtol: float) -> bool:
    """Tell whether an array is another one up to rounding: shape, NaN for NaN, values.

    The tolerance is relative to the largest entry: sums of both signs may nearly cancel. Of a text
    every letter counts.
    """
    if actual.shape != expected.shape:
        return False
    if is_text(actual) or is_text(expected):
        return np.array_equal(actual, expected)
    with np.errstate(invalid="ignore"):  # infinity less infinity
        off = np.abs(actual.astype(np.float64) - expected.astype(np.float64))
    size = np.abs(expected).max(initial=0.0)
    if np.isfinite(size) and bool((off <= rtol * size + 1e-300).all()):
        return True
    finite = np.isfinite(expected)
    if finite.all() or not np.array_equal(actual[~finite], expected[~finite], equal_nan=True):
        return False
    return same(actual[finite], expected[finite], rtol)


def is_text(array: NDArray[Any]) -> bool:
    """Tell whether a part is a text, that can be equal to another or not, and nothing else."""
    return array.dtype.kind == "U"


def display_name(path: str, names: Sequence[str] = ()) -> str:
    """Name a part for a learner; `names` are those of a returned tuple's items.

    Examples
    --------
    >>> display_name("1.Z1"), display_name("dW1"), display_name("")
    ('Z1', 'dW1', 'the result')
    >>> display_name("1", ("params", "history")), display_name("0")
    ('history', 'value 1')
    """
    last = path.rpartition(".")[2]
    if not last.isdigit():
        return last or "the result"
    index = int(last)
    return names[index] if index < len(names) else f"value {index + 1}"
