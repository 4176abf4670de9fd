"""Two rounds: names, order, and one verdict of two."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.judge.rounds import PARAMETER, Round, in_rounds, name_of, round_of, settled
from grader.model import Cause, Code, Status, Verdict

CAUSE = Cause(Code.WRONG_VALUE, "f(x): the result is wrong.", "1", "2", 5, "cell 3", "W1")
PASSES = Verdict("one.a", "f", "a", Status.PASS, 2.0, seconds=0.25)
FAILS = Verdict("one.a", "f", "a", Status.FAIL, 2.0, seconds=0.5, cause=CAUSE)


def item(name, when=None, path="test_one.py", **params):
    params |= {} if when is None else {PARAMETER: when}
    return SimpleNamespace(
        name=name, path=Path("hidden", path), callspec=SimpleNamespace(params=params)
    )


@pytest.mark.parametrize("when", Round)
@pytest.mark.parametrize("name", ["test_it", "test_it[W1]", "test_it[a-again]", "test_it[first]"])
def test_name_is_the_same_in_both_rounds_and_without_any(name, when):
    twice = f"{name[:-1]}-{when}]" if name.endswith("]") else f"{name}[{when}]"
    assert name_of(item(twice, when, key=1)) == name == name_of(item(name, key=1))
    assert (round_of(item(twice, when)), round_of(item(name))) == (when, Round.FIRST)


def test_item_without_parameters_is_in_the_first_round():
    bare = SimpleNamespace(name="test_it[again]", path=Path("test_one.py"))
    assert (round_of(bare), name_of(bare)) == (Round.FIRST, "test_it[again]")


def both(path):
    return [item(f"test_{n}[{when}]", when, path) for n in range(20) for when in Round]


def test_second_round_of_a_file_follows_its_first_in_another_order():
    items = [*both("test_one.py"), *both("test_two.py")]
    ordered = in_rounds(items, 0)
    assert sorted(map(id, ordered)) == sorted(map(id, items))
    files = [ordered[at : at + 20] for at in range(0, 80, 20)]
    assert [{(i.path.name, round_of(i)) for i in part} for part in files] == [
        {("test_one.py", Round.FIRST)}, {("test_one.py", Round.AGAIN)},
        {("test_two.py", Round.FIRST)}, {("test_two.py", Round.AGAIN)},
    ]  # fmt: skip
    names = [[name_of(i) for i in part] for part in files]
    in_order = [f"test_{n}" for n in range(20)]
    assert names[0] == names[2] == in_order
    assert in_order not in (names[1], names[3])
    assert names[1] != names[3]


def test_order_is_drawn_from_the_seed():
    assert in_rounds(items := both("test_one.py"), 3) == in_rounds(items, 3)
    assert in_rounds(items, 3) != in_rounds(items, 4)


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
