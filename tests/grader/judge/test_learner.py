"""What a hidden test can ask of the submission."""

import numpy as np
import pytest

from grader.judge.learner import Learner, describe_call
from grader.judge.unmet import Unmet
from grader.model import Cause, Code, Fault, FaultKind, FunctionFound, Observation, Status

FOUND = FunctionFound(there=True, type="function", stub=False, line=3, label="code cell 2")


class Scripted:
    """A session that answers from a script."""

    def __init__(self, observation=None, refuses=()):
        self.parameters = {"f": ["x", "k"]}
        self.observation = observation or Observation(value=5)
        self.refuses = list(refuses)
        self.seeds, self.asked, self.notes = [], [], []

    def present(self, function):
        return FOUND

    reachable = present

    def call(self, asked, own):
        self.seeds.append(asked.seed)
        self.asked.append((asked.function, asked.args, asked.kwargs, asked.given, own))
        return self.observation

    def accepts(self, function, positional, keywords):
        refused = tuple(keywords) in self.refuses
        return {"accepts": not refused, "signature": "f(x)", "text": "too many"}

    def fault_to_unmet(self, fault, call):
        return Unmet(Status.ERROR, Cause(Code.RAISED, call))

    def note(self, text):
        self.notes.append(text)


def test_call_returns_what_came_back_and_where_the_function_is():
    session = Scripted()
    seen = Learner(session, seed=7, own=True).call("f", 3, given={"g": 1}, k=4)
    assert (seen.value, seen.call) == (5, "f(3, k=4)")
    assert session.asked == [("f", (3,), {"k": 4}, {"g": 1}, True)]
    with pytest.raises(Unmet) as caught:
        seen.is_number(6)
    assert (caught.value.cause.line, caught.value.cause.where) == (3, "code cell 2")


def test_call_that_fails_ends_the_check_and_observing_does_not():
    session = Scripted(Observation(fault=Fault(FaultKind.RAISED)))
    assert Learner(session, 0).observe("f", 3).fault == Fault(FaultKind.RAISED)
    with pytest.raises(Unmet, match=r"f\(3\)"):
        Learner(session, 0).call("f", 3)


def test_first_call_is_seeded_and_later_ones_only_if_asked():
    session = Scripted()
    learner = Learner(session, seed=7)
    for seed in (None, None, 5, None):
        learner.call("f", seed=seed)
    assert session.seeds == [7, None, 5, None]


def test_inputs_are_the_same_at_every_access():
    learner = Learner(Scripted(), seed=7)
    assert learner.rng.random() == learner.rng.random()
    assert learner.rng.random() != Learner(Scripted(), seed=8).rng.random()


def test_signature_is_tried_without_and_with_its_keywords():
    Learner(Scripted(), 0).takes("f", "k")
    for refuses, shown in (((), "f(x)"), (("k",), "f(x, k=…)")):
        with pytest.raises(Unmet) as caught:
            Learner(Scripted(refuses=[refuses]), 0).takes("f", "k")
        cause = caught.value.cause
        assert (caught.value.status, cause.code) == (Status.FAIL, Code.WRONG_SIGNATURE)
        assert cause.message == f"`f` cannot be called as {shown}: too many."
        assert (cause.expected, cause.actual, cause.line) == ("f(x, k)", "f(x)", 3)


def test_note_and_presence_are_the_sessions():
    session = Scripted()
    learner = Learner(session, 0)
    learner.present("f")
    learner.note("well done")
    assert session.notes == ["well done"]


@pytest.mark.parametrize(
    ("args", "kwargs", "text"),
    [
        ((), {}, "f()"),
        ((np.zeros((2, 3)), {"W": 1}), {}, "f(X, params) with X (2, 3)"),
        ((np.zeros((2, 3), int), 4), {}, "f(X, 4) with X (2, 3), integers"),
        ((np.array([1.0, 0.5]),), {}, "f(X) with X = [1, 0.5]"),
        ((np.zeros(5),), {}, "f(X) with X (5,)"),
        ((np.array(2.0),), {}, "f(X) with X ()"),
        ((np.zeros(0),), {}, "f(X) with X = []"),
        ((1, "a", None), {"lr": 0.5}, "f(1, 'a', None, lr=0.5)"),
    ],
)
def test_call_is_written_as_a_learner_would(args, kwargs, text):
    assert describe_call("f", ["X", "params"], args, kwargs) == text
