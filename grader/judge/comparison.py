"""Compares a value that came back with what should have: type, shape, dtype, finite, values.

Not NumPy's own comparison: that broadcasts a scalar, takes NaN for equal to NaN, and swallows a
small gradient in its absolute tolerance.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from grader.model import Code
from grader.worker.wire import Opaque

RTOL: Final = 1e-9
ATOL: Final = 1e-12
"""Both formulas in float64 on small arrays: reordered sums differ by 1e-15 or so, mistakes by
1e-3 at least."""

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """The first respect in which a value is not what it should be."""

    code: Code
    says: str
    expected: str
    actual: str


def not_an_array(value: object, shape: tuple[int, ...] | None) -> Difference | None:
    """Say how `value` fails to be a finite float64 array (or integer, or bool) of this shape."""
    wanted = "an array" if shape is None else f"an array of shape {shape}"
    if isinstance(value, np.ndarray) and value.ndim == 0 and shape != ():
        return Difference(Code.WRONG_SHAPE, "is a single number", wanted, describe(value))
    if not isinstance(value, np.ndarray):
        return Difference(Code.WRONG_TYPE, "has the wrong type", wanted, describe(value))
    if shape is None and value.size == 0:
        return Difference(Code.WRONG_SHAPE, "is empty", wanted, describe(value))
    if shape is not None and value.shape != shape:
        return Difference(
            Code.WRONG_SHAPE, "has the wrong shape", f"shape {shape}", f"shape {value.shape}"
        )
    if value.dtype.kind == "f" and value.dtype != np.float64:
        return Difference(
            Code.WRONG_DTYPE, "has the wrong dtype", "float64", f"{value.dtype}, about 7 digits"
            if value.dtype == np.float32 else str(value.dtype),
        )  # fmt: skip
    return not_finite(value)


def not_finite(value: Array) -> Difference | None:
    """Say where an array holds NaN or infinity."""
    bad = ~np.isfinite(value)
    if not bad.any():
        return None
    index = tuple(int(i) for i in np.argwhere(bad)[0])
    count = _count(int(bad.sum()), value.size)
    return Difference(
        Code.NOT_FINITE,
        "is not finite",
        "finite numbers",
        f"{_at(index)}{float(value[index])}{count}",
    )


def not_a_number(value: object) -> Difference | None:
    """Say how `value` fails to be one finite number."""
    if isinstance(value, np.ndarray) and value.ndim > 0:
        says, actual = "is an array, not a number", f"array of shape {value.shape}"
        return Difference(Code.WRONG_SHAPE, says, "one number", actual)
    if isinstance(value, bool) or not isinstance(value, int | float | np.ndarray):
        return Difference(Code.WRONG_TYPE, "has the wrong type", "one number", describe(value))
    array = np.asarray(value)
    if array.dtype.kind == "f" and array.dtype != np.float64:
        return Difference(
            Code.WRONG_DTYPE, "has the wrong dtype", "float64", f"{array.dtype} {float(array):.6g}"
        )
    return not_finite(array)


def all_numbers(values: Sequence[object]) -> NDArray[np.float64] | None:
    """Return numbers that are all finite, and of Python's or NumPy's own double; else None.

    One look at each is enough for these. A history of losses is long.
    """
    if not all(
        type(value) is float
        or (type(value) is np.ndarray and value.ndim == 0 and value.dtype == np.float64)
        for value in values
    ):
        return None
    found = np.array([value.item() if type(value) is np.ndarray else value for value in values])
    return found if np.isfinite(found).all() else None


def unequal(actual: Array, expected: Array, rtol: float, atol: float) -> Difference | None:
    """Say where two arrays of one shape differ by more than ``atol + rtol * |expected|``."""
    off = ~(np.abs(actual - expected) <= atol + rtol * np.abs(expected))  # also catches NaN
    if not off.any():
        return None
    index = tuple(int(i) for i in np.argwhere(off)[0])
    want, got = float(expected[index]), float(actual[index])
    digits = next((d for d in (4, 6, 9, 12) if f"{want:.{d}g}" != f"{got:.{d}g}"), 17)
    return Difference(
        Code.WRONG_VALUE,
        "is wrong",
        f"{_at(index)}{want:.{digits}g}",
        f"{_at(index)}{got:.{digits}g}{_count(int(off.sum()), actual.size)}",
    )


def describe(value: object) -> str:
    """Describe a value in a few words, never a wall of numbers."""
    match value:
        case None:
            return "None (is there a `return`?)"
        case Opaque(text):
            return f"a value of type {text}" if " " not in text else text
        case np.ndarray(ndim=0):
            return f"{value.item():.6g}" if value.dtype.kind == "f" else str(value.item())
        case np.ndarray():
            return f"array of shape {value.shape}, {value.dtype}"
        case bool() | int():
            return str(value)
        case float():
            return f"{value:.6g}"
        case bytes():
            return f"bytes, {len(value)} of them"
        case str():
            return f"the text {value[:40]!r}"
        case dict():
            return f"dict with {shown_keys(value) or 'nothing in it'}"
    return f"{type(value).__name__} of {len(value)}"  # type: ignore[arg-type]


def shown_keys(value: Mapping[str, object]) -> str:
    """Show the first keys of a dict, that may be many and long."""
    return ", ".join(repr(key)[:40] for key in itertools.islice(value, 8))


def _at(index: tuple[int, ...]) -> str:
    return f"[{', '.join(map(str, index))}] = " if index else ""


def _count(count: int, size: int) -> str:
    return f"  ({count} of {size} entries)" if size > 1 else ""
