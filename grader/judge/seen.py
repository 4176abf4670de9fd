"""A value that came back from the learner's code, and what a hidden test can demand of it."""

import hashlib
import itertools
from collections.abc import Sequence
from typing import Any, Final, NoReturn

import numpy as np
from numpy.typing import ArrayLike, NDArray

from grader.judge.comparison import (
    ATOL,
    RTOL,
    Difference,
    all_numbers,
    describe,
    not_a_number,
    not_an_array,
    shown_keys,
    unequal,
)
from grader.judge.unmet import Unmet
from grader.model import Cause, Code, Kept, Observation, Status
from grader.worker import wire

_WHOLE: Final = "the result"


class Seen:
    """Part of what a call returned.

    Every demand that is not met raises `Unmet` with the cause; what is met returns the plain value.

    Parameters
    ----------
    call : str
        The call in words, for the learner.
    observation : Observation
        All that came back.
    before : sequence
        The arguments, as they were before the call.
    line, where
        Where the function is.
    """

    def __init__(
        self,
        call: str,
        observation: Observation,
        before: Sequence[object],
        names: Sequence[str],
        line: int | None,
        where: str | None,
    ) -> None:
        self.call = call
        self.observation = observation
        self.value: Any = observation.value
        self._before = before
        self._names = names
        self._line = line
        self._where = where
        self._path = _WHOLE

    def fail(self, code: Code, says: str, expected: str | None, actual: str | None) -> NoReturn:
        """Fail the check: `says` completes the sentence that starts with this value."""
        message = f"{self.call}: {self._path} {says}"
        place = self._line, self._where
        part = None if self._path == _WHOLE else self._path
        digest = _digest(self.value)
        raise Unmet(Status.FAIL, Cause(code, message, expected, actual, *place, part, digest))

    def _demand(self, difference: Difference | None) -> None:
        if difference is not None:
            self.fail(difference.code, difference.says, difference.expected, difference.actual)

    def part(self, path: str, value: object) -> "Seen":
        """See another value as part of the same call, under the name `path`."""
        part = Seen(self.call, self.observation, self._before, self._names, self._line, self._where)
        part._path = path
        part.value = value
        return part

    def __getitem__(self, key: str) -> "Seen":
        if not isinstance(self.value, dict):
            expected = f"a dict with {key!r}"
            self.fail(Code.WRONG_TYPE, "is not a dict", expected, describe(self.value))
        if key not in self.value:
            found = shown_keys(self.value) or "none"
            self.fail(Code.MISSING_KEY, f"has no entry {key!r}", f"a key {key!r}", f"keys {found}")
        return self.part(key, self.value[key])

    def unpack(self, *names: str) -> tuple["Seen", ...]:
        """Take apart a tuple (or list) of exactly these parts."""
        wanted = f"{len(names)} values: {', '.join(names)}"
        if not isinstance(self.value, tuple | list):
            self.fail(Code.WRONG_TYPE, f"is not {len(names)} values", wanted, describe(self.value))
        if len(self.value) != len(names):
            actual = f"{len(self.value)} values"
            self.fail(Code.WRONG_TYPE, f"is not {len(names)} values", wanted, actual)
        return tuple(self.part(n, v) for n, v in zip(names, self.value, strict=True))

    def named(self, path: str) -> "Seen":
        """Call this value by another name in messages."""
        return self.part(path, self.value)

    def array(self, shape: tuple[int, ...] | None = None) -> NDArray[Any]:
        """Demand a finite array of this shape: float64, or integers or bools that stand for it."""
        self._demand(not_an_array(self.value, shape))
        array: NDArray[Any] = self.value
        return array

    def float_array(self, shape: tuple[int, ...] | None = None) -> NDArray[np.float64]:
        """Demand a finite float64 array of this shape, and nothing that stands for it."""
        array = self.array(shape)
        if array.dtype != np.float64:
            self.fail(Code.WRONG_DTYPE, "has the wrong dtype", "float64", str(array.dtype))
        return array

    def equals(self, expected: ArrayLike, rtol: float = RTOL, atol: float = ATOL) -> None:
        """Demand an array of the shape and values of `expected`."""
        want = np.asarray(expected)
        # Bools cannot be subtracted, small integers overflow.
        got = self.array(want.shape).astype(np.float64)
        self._demand(unequal(got, want, rtol, atol))

    def number(self) -> float:
        """Demand one finite number."""
        self._demand(not_a_number(self.value))
        return float(self.value)

    def is_number(self, expected: float, rtol: float = RTOL, atol: float = ATOL) -> None:
        """Demand one number of this value."""
        self._demand(unequal(np.asarray(self.number()), np.asarray(expected), rtol, atol))

    def numbers(self) -> NDArray[np.float64]:
        """Demand a sequence of finite numbers: a list, a tuple, or an array with one axis."""
        if isinstance(self.value, np.ndarray):
            values = self.array(self.value.shape)  # that may be of no entries
            if values.ndim != 1:
                actual = f"array of shape {values.shape}"
                self.fail(Code.WRONG_SHAPE, "is not a list of numbers", "one axis", actual)
            return values.astype(np.float64)
        if not isinstance(self.value, list | tuple):
            self.fail(Code.WRONG_TYPE, "is not a list of numbers", "a list", describe(self.value))
        if (numbers := all_numbers(self.value)) is not None:
            return numbers
        for index, value in enumerate(self.value):
            if (difference := not_a_number(value)) is not None:
                self.part(f"{self._path}[{index}]", value)._demand(difference)
        return np.array([float(value) for value in self.value])

    def flags(self, count: int) -> NDArray[np.bool_]:
        """Demand so many True and False, or 1 and 0: an array with one axis, a list or a tuple."""
        wanted = f"{count} of True and False"
        items = self.value
        if isinstance(items, np.ndarray) and items.shape != (count,):
            self.fail(Code.WRONG_SHAPE, "has the wrong shape", f"shape ({count},)", describe(items))
        if not isinstance(items, list | tuple | np.ndarray):
            self.fail(Code.WRONG_TYPE, "is not a list of True and False", wanted, describe(items))
        self.has_length(count)
        for item in items:
            if not isinstance(item, bool | int | float | np.ndarray | np.generic) or (
                np.ndim(item) or item not in (0, 1)
            ):
                says = "holds something else than True and False"
                self.fail(
                    Code.WRONG_TYPE,
                    says,
                    wanted,
                    describe(np.asarray(item) if isinstance(item, np.generic) else item),
                )
        return np.array(items, dtype=bool)

    def is_text(self, expected: str) -> None:
        """Demand exactly this text."""
        if not isinstance(self.value, str):
            self.fail(Code.WRONG_TYPE, "is not a text", repr(expected), describe(self.value))
        if self.value != expected:
            actual = repr(self.value[:40])
            self.fail(Code.WRONG_VALUE, "is another word", repr(expected), actual)

    def has_keys(self, *names: str) -> None:
        """Demand a dict of exactly these keys, in any order."""
        for name in names:
            self[name]
        if extra := [key for key in self.value if key not in names]:
            wanted, found = ", ".join(map(repr, names)), shown_keys(dict.fromkeys(extra))
            self.fail(Code.WRONG_VALUE, "has more keys", wanted, f"also {found}")

    def has_length(self, length: int) -> None:
        """Demand a list, tuple or array of so many items, whatever they are."""
        flat = isinstance(self.value, np.ndarray) and self.value.ndim == 0
        if flat or not isinstance(self.value, list | tuple | np.ndarray):
            self.fail(Code.WRONG_TYPE, "is not a list", "a list", describe(self.value))
        if len(self.value) != length:
            says = f"does not have {length} entries"
            self.fail(Code.WRONG_SHAPE, says, str(length), str(len(self.value)))

    def same_as(self, other: "Seen") -> bool:
        """Tell whether another value is the same to the bit."""
        return wire.encode(self.value) == wire.encode(other.value)

    def argument(self, place: int) -> "Seen":
        """See a positional argument as the call left it."""
        left = self.observation.arguments
        return self.part(self._names[place], left[place] if place < len(left) else None)

    def leaves_arguments_unchanged(self) -> None:
        """Demand that every argument is what it was, to the bit."""
        left = self.observation.arguments
        # Only who tampers with the worker loses one: that must not go for an unchanged one.
        lost = (None,) * (len(self._before) - len(left))
        for name, before, after in zip(self._names, self._before, (*left, *lost), strict=False):
            if (changed := _first_change(name, before, after)) is not None:
                self._path = changed
                says = "was changed by the call: work on a copy"
                self.fail(Code.CHANGED_ARGUMENT, says, "the same as before", "other values")


def _digest(value: object) -> str | None:
    """Hash an array or a number to the bit; nothing else has a form that is all of it."""
    if not isinstance(value, np.ndarray | bool | int | float):
        return None
    try:
        array = np.asarray(value)
        content = f"{array.dtype.str} {array.shape} ".encode() + array.tobytes()
    except (ValueError, OverflowError, MemoryError):
        return None
    return hashlib.sha256(content).hexdigest()[:16]


def _first_change(name: str, before: object, after: object) -> str | None:
    """Name the first part of an argument that is not what it was."""
    if isinstance(before, Kept) or before is after:
        return None  # it never crossed, or the worker says that it is as it was
    if isinstance(before, dict) and isinstance(after, dict):
        if before.keys() != after.keys():
            return f"the keys of {name}"
        parts = (_first_change(f"{name}[{key!r}]", before[key], after[key]) for key in before)
        return next(itertools.dropwhile(lambda part: part is None, parts), None)
    if isinstance(before, np.ndarray):
        same = (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and before.dtype == after.dtype
            and before.tobytes() == after.tobytes()
        )
        return None if same else name
    # Not `==`: nan is not equal to itself.
    return None if wire.encode(before) == wire.encode(after) else name
