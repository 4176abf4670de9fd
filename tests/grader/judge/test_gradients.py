"""Measured gradients, against functions whose gradient is known."""

import numpy as np
import pytest

from grader.judge.gradients import central_difference, norm_ratio


@pytest.mark.parametrize("h", [1e-3, 1e-5, 1e-6])
def test_central_difference_is_within_its_own_error_bound(h):
    w = np.array([[0.3, -1.2], [2.0, 0.7]])
    measured = central_difference(lambda w: float(np.sin(w).sum()), w, h)
    # f''' is at most 1; the sum of four sines is rounded at 2^-52, and divided by h.
    bound = h**2 / 6 + 8 * 2.0**-52 / h
    assert np.abs(measured - np.cos(w)).max() <= bound


def test_central_difference_leaves_its_argument():
    w = np.ones(3)
    central_difference(lambda w: float((w**2).sum()), w)
    assert w.tolist() == [1.0, 1.0, 1.0]


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ([3.0, 4.0], [3.0, 4.0], 0.0),
        ([1.0], [-1.0], 1.0),
        ([0.0], [0.0], 0.0),
        ([2.0], [1.0], 1 / 3),
    ],
)
def test_norm_ratio(a, b, ratio):
    assert norm_ratio(np.array(a), np.array(b)) == pytest.approx(ratio)
