"""Calls that are known ahead: made in one go, and played only where that tells nothing."""

import dataclasses
from collections import Counter

import numpy as np
import pytest

from grader.judge.learner import Learner
from grader.judge.rehearsal import FIRST_CALLS, rehearse
from grader.judge.run import grade
from grader.judge.script import FRAME_CALLS
from grader.model import Kept
from grader.worker.frame import decode
from grader.worker.supervisor import Supervisor

ROUNDS = 100


def half(x):
    return x / 2


def count(x, state):
    return x + 1, {"calls": state.get("calls", 0) + 1}


def halve_often(learner):
    x = np.array([1.0, 3.0])
    for _ in range(ROUNDS):
        x = learner.call("half", x).array((2,)) + 1


def count_often(learner):
    state = {}
    for number in range(ROUNDS):
        learner.call("count", float(number), state, keep="state")
        state = Kept("state", 1)


def requests(rehearsal):
    return [call for frame in rehearsal.frames for call in decode(frame.calls)]


def test_calls_are_noted_in_order_with_decoys_among_them():
    rehearsal = rehearse({"half": half}, halve_often)
    made = [decode(call["args"])[0] for call in requests(rehearsal)]
    assert len(made) > ROUNDS
    opening = [call.asked.args[0] for call in rehearsal.opening]
    assert [x.tolist() for x in opening[:2]] == [[1, 3], [1.5, 2.5]]
    assert all(any(np.array_equal(x, one) for one in made) for x in opening)


def test_first_frame_is_short():
    frames = [len(decode(f.calls)) for f in rehearse({"half": half}, halve_often).frames]
    assert frames[:2] == [FIRST_CALLS, FRAME_CALLS]


def test_what_was_kept_is_handed_on_and_has_no_decoys():
    rehearsal = rehearse({"count": count}, count_often, private={"count": (1,)})
    made = requests(rehearsal)
    assert len(made) == ROUNDS
    assert (made[0]["kept"], made[1]["kept"]) == ([], [(1, "state", 1)])


def test_same_scene_makes_the_same_rehearsal():
    assert rehearse({"half": half}, halve_often).frames == (
        rehearse({"half": half}, halve_often).frames
    )


HIDDEN = """
import functools
import one_numbers
from grader.judge.api import check, rehearse

def scene(learner):
    x = 1.0
    for step in range(100):
        x = learner.call("double", x).number() / 3 + step / 100
    return x

@functools.cache
def rehearsal():
    return rehearse({"double": one_numbers.double}, scene)

@check("double", points=1)
def test_double_of_three(learner):
    learner.call("double", 3).is_number(6)
    if not learner.repeats(rehearsal()):
        if abs(scene(learner) - scene_of_the_reference()) > 0.1:
            learner.call("double", 3).fail("wrong_value", "goes astray", "", "")

def scene_of_the_reference():
    x = 1.0
    for step in range(100):
        x = 2 * x / 3 + step / 100
    return x
"""
ONE = """
import warnings

n = 0

def spread(x):
    return max(x) - sum(x) / len(x)

def double(x):
    return 2 * x
"""
DOUBLE = "return 2 * x\n"
PROGRAMS = {
    "right": DOUBLE,
    "right, off by a rounding": "return 2 * x * (1 + 1e-16 * 3)\n",
    "wrong from 2 on": "return 2 * x if x < 2 or x == 3 else x\n",
    "wrong for 3": "return 2 * x if x != 3 else x\n",
    "raises late": "assert x < 1.5 or x == 3\n    return 2 * x\n",
    "warns": "warnings.warn('careful')\n    return 2 * x\n",
    "warns late": "global n\n    n = n + 1\n    n > 90 and warnings.warn('x')\n    return 2 * x\n",
    "is not written": "raise NotImplementedError\n",
}


@pytest.fixture
def course(tiny):
    hidden = (tiny.root / tiny.hidden).read_text()
    kept, _, _ = hidden.partition('@check("double"')
    (tiny.root / tiny.hidden).write_text(kept + HIDDEN)
    return tiny


@pytest.fixture
def asked(monkeypatch):
    """Count what a worker is asked."""
    found = Counter()
    for name in ("call", "repeat"):
        real = getattr(Supervisor, name)

        def counted(self, *args, _real=real, _name=name, **kwargs):
            found[_name] += 1
            return _real(self, *args, **kwargs)

        monkeypatch.setattr(Supervisor, name, counted)
    return found


def judged(course, body):
    submission = course.submission(ONE.replace(DOUBLE, body))
    report = grade(course.course, submission, [course.one], seed=3)
    return dataclasses.replace(
        report,
        seconds=0,
        steps=tuple(
            dataclasses.replace(
                step, checks=tuple(dataclasses.replace(c, seconds=0) for c in step.checks)
            )
            for step in report.steps
        ),
    )


@pytest.mark.parametrize("name", PROGRAMS)
def test_report_is_the_one_of_a_scene_that_was_played(course, name, monkeypatch):
    short = judged(course, PROGRAMS[name])
    monkeypatch.setattr(Learner, "repeats", lambda self, rehearsal: False)
    assert short == judged(course, PROGRAMS[name])


def test_right_function_is_asked_in_one_go(course, asked):
    assert judged(course, DOUBLE).all_pass
    assert asked["repeat"] > 2
    assert asked["call"] < 100  # what the record has room for, and the other checks


def test_what_is_off_by_a_rounding_is_played(course, asked):
    assert judged(course, PROGRAMS["right, off by a rounding"]).all_pass
    assert asked["call"] > 100
