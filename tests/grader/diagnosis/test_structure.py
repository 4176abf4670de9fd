"""Relations of a wrong array to the right one."""

import numpy as np
import pytest

from grader.diagnosis.structure import Scene, relation

RNG = np.random.default_rng(3)
R = RNG.normal(size=(3, 4))
COLUMN = RNG.normal(size=(5, 1))
HISTORY = np.linspace(1.0, 0.1, 8) ** 2
OTHERS = {"W1": RNG.normal(size=(3, 4)), "A1": RNG.normal(size=(5, 4))}
AXES = {5: "examples", 3: "inputs", 4: "hidden units"}
PER_EXAMPLE = RNG.normal(size=(5, 4))


def related(actual, right):
    return relation(Scene(np.asarray(actual), np.asarray(right), OTHERS, {"lr": 0.3}, AXES))


@pytest.mark.parametrize(
    ("actual", "right", "kind", "says"),
    [
        (5 * R, R, "factor", "5 times too large: a sum over the 5 examples"),
        (R / 5, R, "factor", "5 times too small"),
        (-5 * R, R, "factor", "of the opposite sign"),
        (0.3 * R, R, "factor", "lr times"),
        (7.5 * R, R, "factor", "7.5 times as large"),
        (-R, R, "sign", "the opposite everywhere"),
        (R.T, R, "transposed", "transposed"),
        (R.ravel(), R, "reshaped", "(3 inputs, 4 hidden units)"),
        (PER_EXAMPLE, PER_EXAMPLE.mean(axis=0, keepdims=True), "not_reduced", "the mean over"),
        (PER_EXAMPLE, PER_EXAMPLE.sum(axis=0, keepdims=True), "not_reduced", "the sum over"),
        (R.sum(), R, "reduced", "the sum of all"),
        (COLUMN - COLUMN.T, COLUMN, "broadcast", "every entry with every other"),
        (OTHERS["W1"], R, "other_value", "W1, to the last digit"),
        (R * [[1], [2], [3]], R, "factor_by_axis", "each row"),
        (R * [1, 2, 3, 4], R, "factor_by_axis", "each column"),
        (np.zeros((3, 4)), R, "zero", "zero in every entry"),
        (np.ones((3, 4)), R, "constant", "the same number"),
        (np.trunc(3 * R), 3 * R, "truncated", "integers"),
        (np.round(R, 2), R, "rounded", "2 decimals"),
        (R.astype(np.float32), R, "single", "7 digits"),
        (R[::-1], R, "permuted", "other places"),
        (R + 0.1 * OTHERS["W1"], R, "added", "plus 0.1 times W1"),
        (R - OTHERS["W1"], R, "added", "minus W1"),
        (R + 2, R, "offset", "off by 2 in every entry"),
        (HISTORY[1:], HISTORY, "early", "one entry ahead"),
        (HISTORY[:-2], HISTORY, "length", "6 entries where 8"),
        (np.r_[9.0, HISTORY[:-1]], HISTORY, "late", "one entry behind"),
        (np.r_[HISTORY[:5], [np.nan] * 3], HISTORY, "not_finite", "from entry 5 on"),
    ],
)
def test_relation_is_named(actual, right, kind, says):
    found = related(actual, right)
    assert found is not None
    assert found.kind == kind
    assert says in found.says


@pytest.mark.parametrize(
    "actual", [R + RNG.normal(size=R.shape), R * (1 + 1e-6 * R), RNG.normal(size=(2, 2)), R**2]
)
def test_what_is_only_similar_is_not_named(actual):
    assert related(actual, R) is None


def test_factor_of_a_single_number_is_named_only_if_it_means_something():
    assert related(np.array([[1.179]]), np.array([[1.0]])) is None
    assert related(np.array([[5.0]]), np.array([[1.0]])).kind == "factor"
