"""The kit's own comparison, where NumPy's would be fooled."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.judge.comparison import (
    all_numbers,
    describe,
    not_a_number,
    not_an_array,
    unequal,
)
from grader.model import Code
from grader.worker.wire import Opaque


def code(difference):
    return difference and difference.code


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.ones((2, 3)), None),
        (np.ones((2, 3), dtype=int), None),
        (np.ones((2, 3), dtype=bool), None),
        (np.ones((3, 2)), Code.WRONG_SHAPE),
        (np.ones((2, 3, 1)), Code.WRONG_SHAPE),
        (np.array(1.0), Code.WRONG_SHAPE),
        (np.ones((2, 3), dtype=np.float32), Code.WRONG_DTYPE),
        (np.full((2, 3), np.nan), Code.NOT_FINITE),
        (np.full((2, 3), -np.inf), Code.NOT_FINITE),
        ([[1.0] * 3] * 2, Code.WRONG_TYPE),
        (1.0, Code.WRONG_TYPE),
        (None, Code.WRONG_TYPE),
        (Opaque("numpy.matrix"), Code.WRONG_TYPE),
    ],
)
def test_not_an_array_names_the_first_thing_that_is_wrong(value, expected):
    assert code(not_an_array(value, (2, 3))) == expected


def test_shape_comes_before_dtype_and_dtype_before_values():
    bad = np.full((3, 2), np.nan, dtype=np.float32)
    assert code(not_an_array(bad, (2, 3))) == Code.WRONG_SHAPE
    assert code(not_an_array(bad, (3, 2))) == Code.WRONG_DTYPE


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, None),
        (0.5, None),
        (np.array(0.5), None),
        (np.array([[0.5]]), Code.WRONG_SHAPE),
        (True, Code.WRONG_TYPE),
        (None, Code.WRONG_TYPE),
        ("0.5", Code.WRONG_TYPE),
        (float("nan"), Code.NOT_FINITE),
        (np.array(0.5, dtype=np.float32), Code.WRONG_DTYPE),
    ],
)
def test_not_a_number_names_what_is_wrong(value, expected):
    assert code(not_a_number(value)) == expected


def test_unequal_is_none_within_the_tolerance():
    expected = np.array([1.0, 1e-3, 0.0])
    assert unequal(expected * (1 + 1e-10), expected, rtol=1e-9, atol=0) is None


def test_unequal_sees_a_small_gradient_of_wrong_size():
    """NumPy's default absolute tolerance of 1e-8 swallows these."""
    expected = np.array([1e-9, 2e-9])
    assert code(unequal(2 * expected, expected, rtol=1e-9, atol=1e-12)) == Code.WRONG_VALUE


def test_unequal_counts_nan_as_different_even_from_nan():
    nan = np.array([np.nan])
    assert code(unequal(nan, nan, 1e-9, 1e-12)) == Code.WRONG_VALUE


def test_unequal_shows_the_first_differing_entry_and_how_many():
    actual, expected = np.zeros((2, 2)), np.array([[0.0, 0.25], [0.5, 0.0]])
    difference = unequal(actual, expected, 1e-9, 1e-12)
    assert difference.expected == "[0, 1] = 0.25"
    assert difference.actual == "[0, 1] = 0  (2 of 4 entries)"


def test_unequal_shows_as_many_digits_as_it_takes():
    difference = unequal(np.array(0.12345679), np.array(0.12345678), 1e-9, 1e-12)
    assert difference.expected != difference.actual
    assert difference.expected.startswith("0.1234567")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "None (is there a `return`?)"),
        (np.zeros((2, 3)), "array of shape (2, 3), float64"),
        (np.array(2.5), "2.5"),
        ({"a": 1}, "dict with 'a'"),
        ([1, 2], "list of 2"),
        (Opaque("torch.Tensor"), "a value of type torch.Tensor"),
        (Opaque("array of dtype object"), "array of dtype object"),
        (b"abc", "bytes, 3 of them"),
        ("x" * 100, f"the text {'x' * 40!r}"),
    ],
)
def test_describe_says_what_it_is_in_a_few_words(value, words):
    assert describe(value) == words


def test_dict_of_many_long_keys_is_described_shortly():
    assert len(describe(dict.fromkeys(f"{i}" * 1000 for i in range(100)))) < 500


doubles = st.floats() | st.floats().map(np.array)
others = st.integers() | st.booleans() | st.sampled_from([None, np.ones(1), np.float32(1)]).map(
    lambda value: value if value is None else np.array(value)
)  # fmt: skip


@given(st.lists(doubles, max_size=9) | st.lists(doubles | others, max_size=3))
def test_numbers_at_once_are_those_one_by_one(values):
    found = all_numbers(values)
    if all(type(value) is not int for value in values):
        assert (found is None) == any(map(not_a_number, values))
    if found is not None:
        assert found.dtype == np.float64
        assert found.tolist() == [float(value) for value in values]
        assert all(map(math.isfinite, found))
