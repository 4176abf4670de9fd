"""Calls that checks share: made once, whichever of them comes first."""

import numpy as np
import pytest

from grader.judge.learner import Learner
from grader.judge.script import Script
from grader.judge.sharing import Shared
from grader.model import Fault, FaultKind, FunctionFound, Kept, Observation
from grader.worker.encoding import encode

X = np.array([1.0, 2.0])
FOUND = FunctionFound(there=True, type="function", stub=False, line=3)


class Session:
    """A step of one submission, in one round."""

    def __init__(self, **observation):
        self.parameters = {"train": ["X", "epochs"]}
        self.shared, self.script = Shared(), Script()
        self.answer = observation or {"value": {"W1": np.array([1.0])}}
        self.seeds = []

    def reachable(self, function):
        return FOUND

    def call(self, asked, own):
        self.seeds.append(asked.seed)
        return Observation(**self.answer)

    def fault_to_unmet(self, fault, call):
        return ValueError(fault)


def learners(session=None, count=2):
    session = session or Session()
    return [Learner(session, seed=100 + n, shared_seed=7) for n in range(count)]


def test_equal_call_is_made_once_whatever_the_check():
    first, second = learners()
    found = [each.call("train", X.copy(), epochs=5, shared=True) for each in (first, second)]
    assert first.session.seeds == [7]
    assert found[0].same_as(found[1])


@pytest.mark.parametrize(
    ("args", "options"),
    [
        ((X + 1,), {}), ((X.astype("f4"),), {}), ((X[:1],), {}), ((X,), {"epochs": 6}),
        ((X,), {"seed": 8}), ((X,), {"given": {"init_params": 1}}),
    ],
)  # fmt: skip
def test_call_that_differs_is_made(args, options):
    first, second = learners()
    first.call("train", X, epochs=5, shared=True)
    second.call("train", *args, shared=True, **({"epochs": 5} | options))
    assert len(first.session.seeds) == 2


def test_whole_networks_call_is_another_one():
    session = Session()
    for own in (False, True):
        Learner(session, 0, own).call("train", X, shared=True)
    assert len(session.seeds) == 2


def test_call_that_is_not_shared_is_made():
    first, second = learners()
    for shared in (False, True, False):
        second.call("train", X, shared=shared)
    first.call("train", X, seed=7)
    assert len(first.session.seeds) == 4


def spoil(value):
    """Change all that can be changed, however deep."""
    if isinstance(value, np.ndarray):
        value[...] = 9
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            spoil(item)
        if not isinstance(value, tuple):
            value.clear()


@pytest.mark.parametrize(
    "value",
    [
        {"W1": np.ones(2)}, [np.ones(2)], [np.array(1.0)], [1.0, 2.0], ([1, "a"], None),
        [{"loss": 1.0}, np.ones(1)], [], ({"a": [np.ones(1), 2]},), True,
    ],
)  # fmt: skip
def test_what_a_check_does_to_a_result_no_other_sees(value):
    shared, wanted = Shared(), encode(value)
    for _ in range(3):
        made = shared.observation(b"key", lambda: Observation(value=value, arguments=(value,)))
        assert encode(made.value) == encode(made.arguments[0]) == wanted
        spoil(made.value)
        spoil(made.arguments)


def test_calls_after_it_are_seeded_as_if_it_had_been_made_or_not():
    first, second = learners()
    for each in (first, second):
        each.call("train", X)
        each.call("train", X, shared=True)
        each.call("train", X)
        each.call("train", X)
    assert first.session.seeds == [100, 7, 100, None, 101, 101, None]


def test_fault_is_shared_as_well():
    session = Session(fault=Fault(FaultKind.TIMED_OUT))
    for each in learners(session):
        with pytest.raises(ValueError, match="timed_out"):
            each.call("train", X, shared=True)
    assert len(session.seeds) == 1


@pytest.mark.parametrize("options", [{"keep": "a"}, {"x": Kept("a", 0)}])
def test_nothing_is_kept_by_a_shared_call(options):
    (learner,) = learners(count=1)
    args = [options.pop("x")] if "x" in options else []
    with pytest.raises(TypeError, match="a shared call keeps nothing"):
        learner.call("train", *args, shared=True, **options)


def test_checks_of_a_course_share_a_call_in_each_round(judged_tiny):
    """Three checks, two of which share a call, in two rounds."""
    text = """
@check("double", points=1)
def test_first(learner):
    learner.call("double", 3, shared=True).is_number(6)

@check("double", points=1)
def test_second(learner):
    learner.call("double", 3, shared=True).is_number(6)

@check("spread", points=1)
def test_spread(learner):
    learner.call("spread", X).is_number(spread(X))
"""
    assert sorted(judged_tiny(text)) == ["double", "double", "spread", "spread"]


@pytest.fixture
def judged_tiny(tiny, monkeypatch):
    """Judge the right program by hidden tests of its first step; return the calls."""
    from grader.judge.run import grade
    from grader.judge.session import Session as Real

    calls, call = [], Real.call

    def noted(session, asked, own):
        calls.append(asked.function)
        return call(session, asked, own)

    def judged(text):
        path = tiny.root / tiny.hidden
        path.write_text(path.read_text().split("@check")[0] + text)
        course = tiny.course
        report = grade(course, tiny.submission(), [tiny.one], seed=0)
        assert report.score == 3
        return calls

    monkeypatch.setattr(Real, "call", noted)
    monkeypatch.setattr(Real, "is_answered_as", lambda *what: False)  # both rounds are played
    return judged
