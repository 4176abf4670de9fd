"""What is kept of the calls for the diagnosis."""

import numpy as np
import pytest

from grader.judge.record import MAX_BYTES, MAX_CALLS, MAX_NUMBERS, Record
from grader.model import Asked, Kept, Observation


def add(record, *args, value=1.0, given_used=0, **options):
    record.add(Asked("f", args, **options), Observation(value=value, given_used=given_used))


def test_calls_come_back_in_order_and_of_one_function():
    record = Record()
    add(record, 1, value="a")
    add(record, 2, value="b", kwargs={"lr": 0.5})
    assert [(call.args, call.value) for call in record.calls("f")] == [((1,), "a"), ((2,), "b")]
    assert list(record.calls("g")) == []


def test_given_values_that_nobody_asked_for_are_left_out():
    record = Record()
    add(record, given={"init_params": 1})
    add(record, given={"init_params": 1}, given_used=1)
    assert [dict(call.given) for call in record.calls("f")] == [{}, {"init_params": 1}]


def test_in_place_of_what_the_worker_kept_stands_its_call():
    record = Record()
    add(record, 1, value=("out", "cache"), keep="bn")
    add(record, Kept("bn", 1))
    first, second = record.calls("f")
    assert second.args == (first,)


def test_large_calls_and_too_many_are_left_out():
    record = Record()
    add(record, {"W1": np.zeros(MAX_NUMBERS + 1)})
    assert list(record.calls("f")) == []
    for number in range(MAX_CALLS + 5):
        add(record, number)
    assert len(record.calls("f")) == MAX_CALLS


def test_call_that_rests_on_a_call_left_out_is_left_out():
    record = Record()
    add(record, 1, keep="bn")
    add(record, np.zeros(MAX_NUMBERS + 1), keep="bn")
    add(record, Kept("bn", 1))
    assert [call.args for call in record.calls("f")] == [(1,)]


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(MAX_BYTES // 32, np.int32),
        "x" * (MAX_BYTES // 8),
        {"k": ["x" * (MAX_BYTES // 8)]},
        [b"x" * (MAX_BYTES // 8)],
        [[]] * (MAX_BYTES // 480),
        dict.fromkeys(map(str, range(MAX_BYTES // 1120))),
    ],
)
def test_what_came_back_has_an_end_in_all(value):
    record = Record()
    for _ in range(20):
        add(record, 1, value=value)
    assert 6 <= len(record.calls("f")) <= 8
    add(record, 1, value=1.0)
    assert record.calls("f")[-1].value == 1.0  # there is room for a small one
