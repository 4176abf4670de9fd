"""What hidden tests can demand of a value that came back."""

import numpy as np
import pytest

from grader.judge.seen import Seen
from grader.judge.unmet import Unmet
from grader.model import Code, Kept, Observation, Status


def see(value, before=(), after=(), names=()):
    observation = Observation(value=value, arguments=tuple(after))
    return Seen("f(x)", observation, before, names, line=7, where=None)


def unmet(demand, *arguments):
    with pytest.raises(Unmet) as caught:
        demand(*arguments)
    assert caught.value.status is Status.FAIL
    return caught.value.cause


def test_failure_carries_call_part_and_line():
    cause = unmet(see({"dW1": np.ones(3)})["dW1"].equals, np.zeros(3))
    assert (cause.code, cause.line) == (Code.WRONG_VALUE, 7)
    assert cause.message == "f(x): dW1 is wrong"


def test_missing_key_lists_the_keys_there_are():
    cause = unmet(see({"a": 1, "b": 2}).__getitem__, "c")
    assert (cause.code, cause.actual) == (Code.MISSING_KEY, "keys 'a', 'b'")


@pytest.mark.parametrize("value", [None, 3.0, (1,), [1, 2, 3], {"a": 1, "b": 2}, np.ones(2)])
def test_unpack_demands_exactly_the_parts(value):
    assert unmet(see(value).unpack, "params", "history").code is Code.WRONG_TYPE


def test_unpack_takes_a_list_for_a_tuple():
    params, history = see([{"W1": 0}, [1.0]]).unpack("params", "history")
    assert (params.value, history.value) == ({"W1": 0}, [1.0])


@pytest.mark.parametrize("value", [[1, 2.0], (1, 2), np.array([1, 2]), [np.array(1.0), 2]])
def test_numbers_takes_every_sequence_of_numbers(value):
    assert see(value).numbers().tolist() == [1.0, 2.0]


@pytest.mark.parametrize("value", [{1: 2}, 3.0, np.ones((2, 1)), ["a"], [np.ones(2)], [None]])
def test_numbers_refuses_what_is_none(value):
    unmet(see(value).numbers)


def test_bools_and_integers_are_compared_by_value():
    see(np.array([True, False])).equals(np.array([1, 0]))
    assert unmet(see(np.array([True])).equals, np.array([0])).code is Code.WRONG_VALUE


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        (np.zeros(2), np.array([0.0, 1.0]), "x"),
        (np.array([0.0]), np.array([-0.0]), "x"),
        (np.zeros(2), np.zeros(2, dtype=np.float32), "x"),
        ({"W": np.zeros(2)}, {"W": np.ones(2)}, "x['W']"),
        ({"W": np.zeros(2)}, {"W": np.zeros(2), "V": np.zeros(2)}, "the keys of x"),
    ],
)
def test_changed_argument_is_named(before, after, path):
    cause = unmet(see(None, [before], [after], ["x"]).leaves_arguments_unchanged)
    assert cause.code is Code.CHANGED_ARGUMENT
    assert cause.message.startswith(f"f(x): {path} was changed")


def test_unchanged_arguments_hold():
    see(None, [{"W": np.ones(2)}, 3], [{"W": np.ones(2)}, 3], "xy").leaves_arguments_unchanged()


def test_argument_with_nan_in_a_list_is_unchanged():
    see(None, [[0.5, float("nan")]], [[0.5, float("nan")]], "h").leaves_arguments_unchanged()
    cause = unmet(see(None, [[0.5]], [[0.5, 1.0]], "h").leaves_arguments_unchanged)
    assert cause.message.startswith("f(x): h was changed")


def test_kept_argument_is_not_compared():
    see(None, [Kept("state", 1)], [None], ["state"]).leaves_arguments_unchanged()


FLAGS = [[True, False], (1, 0), [np.bool_(True), 0], np.array([1, 0]), np.array([True, False])]


@pytest.mark.parametrize("value", [*FLAGS, [np.array(True), np.array(False)], np.array([1.0, 0.0])])
def test_flags_takes_every_sequence_of_true_and_false(value):
    assert see(value).flags(2).tolist() == [True, False]


NO_FLAGS = [None, True, {0: True}, [True], [1, 2], ["a", "b"], np.ones((1, 2)), np.array([0, 2])]


@pytest.mark.parametrize("value", [*NO_FLAGS, [np.ones(2), 1], [None, 1], "no"])
def test_flags_refuses_what_is_none(value):
    unmet(see(value).flags, 2)


def test_text_is_compared_to_the_letter():
    see("healthy").is_text("healthy")
    assert unmet(see("Healthy").is_text, "healthy").code is Code.WRONG_VALUE
    assert unmet(see(None).is_text, "healthy").code is Code.WRONG_TYPE


def test_keys_are_exactly_these():
    see({"b": 1, "a": 2}).has_keys("a", "b")
    assert unmet(see({"a": 1}).has_keys, "a", "b").code is Code.MISSING_KEY
    assert unmet(see({"a": 1, "c": 2}).has_keys, "a").actual == "also 'c'"
    assert unmet(see([1]).has_keys, "a").code is Code.WRONG_TYPE


def test_array_of_no_entries_is_none_where_any_shape_would_do():
    assert unmet(see(np.zeros((0, 3))).array).code is Code.WRONG_SHAPE
    assert see(np.zeros((0, 3))).array((0, 3)).size == 0
    assert see(np.zeros(0)).numbers().size == 0


def test_argument_that_did_not_come_back_is_no_unchanged_one():
    seen = see(None, [np.ones(2)], [], ["x"])
    assert unmet(seen.leaves_arguments_unchanged).code is Code.CHANGED_ARGUMENT
    assert seen.argument(0).value is None


def test_cause_of_a_flood_is_short():
    cause = unmet(see({"k" * 10**6: 1, **{str(n): n for n in range(1000)}}).__getitem__, "c")
    assert len(cause.actual) < 1000
