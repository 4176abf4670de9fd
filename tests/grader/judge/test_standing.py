"""One submission in two rounds, without pytest."""

from types import SimpleNamespace

import pytest

from grader.judge.declared import Declared
from grader.judge.rounds import Round
from grader.judge.script import Script
from grader.judge.standing import Standing
from grader.judge.unmet import Unmet
from grader.model import Cause, Code, Status

WRONG = Unmet(Status.FAIL, Cause(Code.WRONG_VALUE, "is wrong"))


class Session:
    """Notes what is done with it."""

    def __init__(self, stem, events, when, alike):
        self.step, self.script = SimpleNamespace(stem=stem), Script()
        self.alike, self.does = alike, lambda what: events.append(f"{what} {stem} {when}")

    def start(self):
        self.does("start")

    def close(self):
        self.does("close")

    def is_answered_as(self, first, check):
        self.does("ask")
        return self.alike


def stand(*stems, alike=False, twice=True):
    events = []
    rounds = [{stem: Session(stem, events, when, alike) for stem in stems} for when in Round]
    return Standing(*(rounds if twice else rounds[:1])), events


def turn(stem="a", when=Round.FIRST):
    return SimpleNamespace(stem=stem, when=when)


def check(name="a.x", once=False):
    return Declared(name, "f", 2.0, "it is so", beside=False, once=once, own=False)


AGAIN = turn(when=Round.AGAIN)


@pytest.mark.parametrize(
    ("options", "early", "is_whole"),
    [
        ({}, False, False), ({}, True, True), ({"once": True}, False, True),
        ({"twice": False}, False, True), ({"unmet": WRONG}, False, True),
    ],
)  # fmt: skip
def test_verdict_needs_the_second_round_of_what_passed(options, early, is_whole):
    standing, _ = stand("a", twice=options.get("twice", True))
    asked = check(once=options.get("once", False))
    standing.settle(turn(), asked, 1.0, options.get("unmet"))
    found = standing.verdict(asked, early)
    assert (found is not None) is is_whole
    assert standing.verdict(check("a.other"), early) is None


def test_what_passes_in_both_rounds_passes():
    standing, _ = stand("a")
    for each in (turn(), AGAIN):
        standing.settle(each, check(), 1.0, None)
    verdict = standing.verdict(check(), early=False)
    assert (verdict.status, verdict.seconds, verdict.score) == (Status.PASS, 2.0, 2.0)
    assert standing.found() == (verdict,)


def test_what_passes_at_first_alone_is_unsteady():
    standing, _ = stand("a")
    standing.settle(turn(), check(), 1.0, None)
    standing.settle(AGAIN, check(), 1.0, WRONG)
    assert standing.verdict(check(), early=False).cause.code is Code.UNSTEADY


def test_what_is_answered_alike_has_its_second_verdict_and_is_asked_once():
    standing, events = stand("a", alike=True)
    standing.settle(turn(), check(), 1.0, None)
    assert [standing.is_over(AGAIN, check()) for _ in range(2)] == [True, True]
    assert events == ["ask a again"]
    verdict = standing.verdict(check(), early=False)
    assert (verdict.status, verdict.seconds) == (Status.PASS, 1.0)


def test_what_is_not_answered_alike_is_to_be_run():
    standing, _ = stand("a")
    standing.settle(turn(), check(), 1.0, None)
    assert not standing.is_over(AGAIN, check())


def test_what_did_not_pass_has_no_second_round():
    standing, events = stand("a")
    standing.settle(turn(), check(), 1.0, WRONG)
    assert standing.is_over(AGAIN, check())
    assert standing.is_over(AGAIN, check("a.other"))
    assert events == []


@pytest.mark.parametrize(
    ("unmet", "once", "second"), [(None, False, "a again"), (WRONG, False, "b first"),
                                  (None, True, "b first")],
)  # fmt: skip
def test_workers_boot_for_what_comes_next(unmet, once, second):
    """The second round's, if a check is to be asked again; else those of the step after."""
    standing, events = stand("a", "b")
    standing.begins(turn(), check())
    assert events == ["start a first", "start b first"]
    standing.settle(turn(), check(once=once), 1.0, unmet)
    events.clear()
    standing.begins(turn(), check("a.y"))
    assert events == ["start a first", f"start {second}"]


def test_workers_end_when_they_have_served():
    standing, events = stand("a", "b")
    standing.settle(turn(), check(), 1.0, None)
    standing.ends(turn(), turn())
    assert events == []
    standing.ends(turn(), AGAIN)
    assert events == ["close a first"]
    standing.ends(AGAIN, turn("b"))
    standing.ends(turn("b"), None)
    assert events == ["close a first", "close a again", "close b first"]


def test_second_rounds_workers_that_had_no_turn_end_with_the_step():
    standing, events = stand("a", "b")
    standing.settle(turn(), check(), 1.0, None)
    standing.ends(turn(), turn("b"))
    assert events == ["close a first", "close a again"]


def test_step_that_is_not_judged_has_no_session():
    standing, _ = stand("a", twice=False)
    assert standing.session_of(turn("c")) is standing.session_of(AGAIN) is None
    assert standing.session_of(turn()) is not None
