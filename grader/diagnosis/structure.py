"""Describes how a wrong array relates to the right one, when no known mistake reproduces it.

Every statement here is exact, to rounding: nothing is called 'similar'.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from grader.diagnosis.exceptions import Axes, shape_in_words
from grader.diagnosis.parts import same

Array = NDArray[Any]
RTOL: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Relation:
    """How a part is related to what it should be; `says` follows the part's name and 'is'."""

    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What a part is looked at with.

    Attributes
    ----------
    actual, right : ndarray
        What came back, and what should have.
    others : mapping of str to ndarray
        Other arrays of the call, by name: arguments, and what else should come back.
    numbers : mapping of str to float
        Numbers among the arguments: lr, epsilon.
    axes : mapping of int to str
        Names of sizes.
    """

    actual: Array
    right: Array
    others: Mapping[str, Array]
    numbers: Mapping[str, float]
    axes: Axes


def relation(scene: Scene) -> Relation | None:
    """Find the first relation that holds exactly."""
    for rule in _RULES:
        if (found := rule(scene)) is not None:
            return found
    return None


def _shape(scene: Scene) -> Relation | None:
    a, r = scene.actual, scene.right
    if a.shape == r.shape:
        return None
    if a.ndim == 2 and _equal(a.T, r):
        return Relation("transposed", "the right one, transposed")
    if a.size == r.size and _equal(a.ravel(), r.ravel()):
        wanted = shape_in_words(r.shape, scene.axes)
        return Relation("reshaped", f"right in its numbers, but of another shape than {wanted}")
    if a.size and a.ndim == 2 and r.ndim == 2 and a.shape[1:] == r.shape[1:] and r.shape[0] == 1:
        for name, summed in (("sum", a.sum(axis=0)), ("mean", a.mean(axis=0))):
            if _equal(summed.reshape(r.shape), r):
                rows = shape_in_words(a.shape, scene.axes)
                says = f"right but for the {name} over the rows, which is not taken: {rows}"
                return Relation("not_reduced", says)
    if a.size == 1 and r.size > 1:
        for name, number in (("sum", r.sum()), ("mean", r.mean())):
            if _equal(a.reshape(()), np.asarray(number)):
                return Relation("reduced", f"the {name} of all the entries that are wanted")
    return _broadcast(scene)


def _broadcast(scene: Scene) -> Relation | None:
    a, r = scene.actual, scene.right
    if a.ndim == 2 and a.shape[0] == a.shape[1] and r.shape in ((len(a), 1), (len(a),)):
        says = (
            f"{shape_in_words(a.shape, scene.axes)}: somewhere an array of shape ({len(a)}, 1) met "
            f"one of shape ({len(a)},), and NumPy combined every entry with every other"
        )
        return Relation("broadcast", says)
    return None


def _not_finite(scene: Scene) -> Relation | None:
    bad = ~np.isfinite(scene.actual)
    if not bad.any() or not np.isfinite(scene.right).all():
        return None
    if scene.actual.ndim == 1 and bad[np.argmax(bad) :].all():
        return Relation("not_finite", f"not finite from entry {int(np.argmax(bad))} on")
    return None


def _zero(scene: Scene) -> Relation | None:
    a = scene.actual
    if a.size and not a.any() and scene.right.any():
        return Relation("zero", "zero in every entry")
    if a.size > 1 and a.shape == scene.right.shape and (a == a.flat[0]).all():
        return Relation("constant", f"the same number in every entry, {float(a.flat[0]):.4g}")
    return None


def _other_value(scene: Scene) -> Relation | None:
    for name, other in scene.others.items():
        if other.size > 1 and _equal(scene.actual, other):
            return Relation("other_value", f"{name}, to the last digit: another value's name")
    return None


def _factor(scene: Scene) -> Relation | None:
    ratio = _ratio(scene.actual, scene.right)
    if ratio is None or not _all_equal(ratio):
        return None
    factor = float(ratio.flat[0])
    if scene.actual.size > 1 and np.isclose(np.linalg.norm(scene.actual), 1, rtol=RTOL):
        return Relation(
            "normalised",
            "right in direction only, with a length of exactly 1: divided by its own norm",
        )
    if np.isclose(factor, -1, rtol=RTOL):
        return Relation("sign", "right but for the sign, which is the opposite everywhere")
    said = _in_words(factor, scene)
    return Relation("factor", said) if said else None


def _in_words(factor: float, scene: Scene) -> str:
    """Translate a factor; of a single number every other one is a multiple, which says nothing."""
    sign = ", and of the opposite sign" if factor < 0 else ""
    size = abs(factor)
    for number, what in scene.axes.items():
        if number > 1 and np.isclose(size, number, rtol=RTOL):
            return (
                f"{number} times too large{sign}: a sum over the {number} {what} where the mean "
                "is wanted"
            )
        if number > 1 and np.isclose(size, 1 / number, rtol=RTOL):
            return (
                f"{number} times too small{sign}: divided once too often by the number of {what}, "
                f"{number}"
            )
    for name, value in scene.numbers.items():
        if value not in (0, 1) and np.isclose(size, value, rtol=RTOL):
            return f"{name} times as large as it should be{sign} ({name} is {value:g})"
        if value not in (0, 1) and np.isclose(size, 1 / value, rtol=RTOL):
            return f"1 / {name} times as large as it should be{sign} ({name} is {value:g})"
    if scene.actual.size < 2 and not np.isclose(size, (0.5, 2), rtol=RTOL).any():
        return ""
    if size > 1:
        return f"{size:.4g} times as large as it should be{sign}, in every entry"
    return f"{1 / size:.4g} times too small{sign}, in every entry"


def _factor_by_axis(scene: Scene) -> Relation | None:
    ratio = _ratio(scene.actual, scene.right)
    if ratio is None or ratio.ndim != 2 or min(ratio.shape) < 2:
        return None
    for axis, what in ((0, "column"), (1, "row")):
        first = np.take(ratio, [0], axis)
        if np.allclose(ratio, first, rtol=RTOL, atol=0):
            return Relation("factor_by_axis", f"right up to a factor that each {what} has its own")
    return None


def _rounded(scene: Scene) -> Relation | None:
    a, r = scene.actual, scene.right
    if a.shape != r.shape or _equal(a, r):
        return None
    if _equal(a, np.trunc(r)):
        return Relation("truncated", "cut to whole numbers: something holds it as integers")
    if _equal(a, np.rint(r)):
        return Relation("rounded", "rounded to whole numbers")
    for digits in range(1, 8):
        if _equal(a, np.round(r, digits)):
            return Relation("rounded", f"rounded to {digits} decimals")
    single = r.astype(np.float32).astype(np.float64)
    close = np.abs(a - r) <= 64 * 2.0**-24 * np.abs(r).max(initial=0.0)
    if close.all() and a.dtype != np.float64:
        return Relation("single", "right to 7 digits only: float32 somewhere on the way")
    if _equal(a, single):
        return Relation("single", "right to 7 digits only: float32 somewhere on the way")
    return None


def _shifted(scene: Scene) -> Relation | None:
    a, r = scene.actual, scene.right
    if a.ndim != 1 or r.ndim != 1 or min(len(a), len(r)) < 4:
        return None
    shared = min(len(a), len(r))
    if len(a) != len(r) and _equal(a[:shared], r[:shared]):
        return Relation("length", f"right, but has {len(a)} entries where {len(r)} are wanted")
    if _equal(a[: shared - 1], r[1:shared]):
        return Relation("early", "one entry ahead: entry 0 is what entry 1 should be")
    if _equal(a[1:shared], r[: shared - 1]):
        return Relation("late", "one entry behind: entry 1 is what entry 0 should be")
    return None


def _permuted(scene: Scene) -> Relation | None:
    a, r = scene.actual, scene.right
    if a.shape != r.shape or a.size < 3 or len(np.unique(r)) < r.size:
        return None
    if a.ndim == 2 and a.shape[0] == a.shape[1] and _equal(a.T, r):
        return Relation("transposed", "the right one, transposed")
    if _equal(np.sort(a, axis=None), np.sort(r, axis=None)):
        return Relation("permuted", "right up to the order: its numbers stand in other places")
    return None


def _added(scene: Scene) -> Relation | None:
    a, r = scene.actual, scene.right
    if a.shape != r.shape or a.size < 3:
        return None
    extra = a - r
    for name, other in scene.others.items():
        ratio = _ratio(extra, other) if other.shape == a.shape else None
        if ratio is not None and _all_equal(ratio):
            sign = "plus" if ratio.flat[0] > 0 else "minus"
            times = "" if np.isclose(abs(ratio.flat[0]), 1) else f"{abs(ratio.flat[0]):.4g} times "
            return Relation("added", f"the right value {sign} {times}{name}")
    if a.size > 3 and np.allclose(extra, extra.flat[0], rtol=1e-7, atol=0) and extra.flat[0]:
        return Relation("offset", f"off by {float(extra.flat[0]):.4g} in every entry")
    return None


_RULES: Final[tuple[Callable[[Scene], Relation | None], ...]] = (
    _shape,
    _not_finite,
    _zero,
    _other_value,
    _factor,
    _rounded,
    _shifted,
    _permuted,
    _factor_by_axis,
    _added,
)


def _equal(a: Array, b: Array) -> bool:
    return same(np.asarray(a), np.asarray(b), RTOL)


def _ratio(a: Array, r: Array) -> Array | None:
    """Divide entry by entry where `r` is not zero; None if that cannot tell a factor."""
    if a.shape != r.shape or a.size == 0:
        return None
    zero = r == 0
    if zero.all() or (a[zero] != 0).any() or not np.isfinite(a).all():
        return None
    ratio: Array = np.full(r.shape, np.nan)
    ratio[~zero] = a[~zero] / r[~zero]
    ratio[zero] = ratio[~zero].flat[0]
    return ratio if ratio.any() else None


def _all_equal(ratio: Array) -> bool:
    return bool(np.allclose(ratio, ratio.flat[0], rtol=RTOL, atol=0)) and not bool(
        np.isclose(ratio.flat[0], 1, rtol=RTOL)
    )
