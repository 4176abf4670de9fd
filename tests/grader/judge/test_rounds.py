"""Two rounds: names, order, and one verdict of two."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.judge.rounds import Round, Turn, in_rounds, settled
from grader.model import Cause, Code, Status, Verdict

CAUSE = Cause(Code.WRONG_VALUE, "f(x): the result is wrong.", "1", "2", 5, "cell 3", "W1")
PASSES = Verdict("one.a", "f", "a", Status.PASS, 2.0, seconds=0.25)
FAILS = Verdict("one.a", "f", "a", Status.FAIL, 2.0, seconds=0.5, cause=CAUSE)


def items(path, count=20):
    return [SimpleNamespace(name=f"test_{n}", path=Path("hidden", path)) for n in range(count)]


def test_second_round_of_a_file_follows_its_first_in_another_order():
    one, two = items("test_one.py"), items("test_two.py")
    turns = in_rounds([*one, *two], 0)
    parts = [turns[at : at + 20] for at in range(0, 80, 20)]
    assert [{(t.item.path.name, t.when) for t in part} for part in parts] == [
        {("test_one.py", Round.FIRST)}, {("test_one.py", Round.AGAIN)},
        {("test_two.py", Round.FIRST)}, {("test_two.py", Round.AGAIN)},
    ]  # fmt: skip
    names = [[turn.item.name for turn in part] for part in parts]
    in_order = [f"test_{n}" for n in range(20)]
    assert names[0] == names[2] == sorted(names[1], key=in_order.index) == in_order
    assert in_order not in (names[1], names[3])
    assert names[1] != names[3]


def test_order_is_drawn_from_the_seed():
    of_one = items("test_one.py")
    assert in_rounds(of_one, 3) == in_rounds(of_one, 3)
    assert in_rounds(of_one, 3) != in_rounds(of_one, 4)


def test_what_is_judged_once_has_no_second_round():
    first, second = items("test_one.py", 2)
    turns = in_rounds([first, second], 0, once=[first])
    assert turns == [Turn(first), Turn(second), Turn(second, Round.AGAIN)]


def test_check_that_fails_at_first_or_is_asked_once_has_that_verdict():
    assert settled(FAILS, None) is FAILS
    assert settled(FAILS, PASSES) is FAILS
    assert settled(PASSES, None) is PASSES


def test_check_that_passes_twice_passes_and_took_both_times():
    found = settled(PASSES, PASSES)
    assert (found.status, found.cause, found.seconds) == (Status.PASS, None, 0.5)


@pytest.mark.parametrize("status", [Status.FAIL, Status.ERROR, Status.SKIP])
def test_check_that_passes_only_at_first_is_unsteady(status):
    again = Verdict("one.a", "f", "a", status, 2.0, seconds=0.5, cause=CAUSE)
    found = settled(PASSES, again)
    assert (found.status, found.score, found.seconds) == (status, 0.0, 0.75)
    cause = found.cause
    assert (cause.code, cause.part) == (Code.UNSTEADY, "W1")
    assert (cause.expected, cause.actual, cause.line, cause.where) == ("1", "2", 5, "cell 3")
    assert "it is not: f(x): the result is wrong. What may differ" in cause.message
