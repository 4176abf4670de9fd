"""Which verdicts get a mistake beside them."""

from types import SimpleNamespace

import numpy as np
import pytest

from grader.diagnosis.catalogue import Catalogue, Slip
from grader.judge.naming import name_mistakes
from grader.judge.record import Record
from grader.model import Asked, Cause, Code, Observation, Status, Verdict

X = np.array([1.0, 2.0, 6.0])
SLIPS = [Slip("f.no_mean", "mean", "The mean is missing."), Slip("f.no_bias", "bias", "No bias.")]


def f(made, x):
    """Return a mean, and a shifted one."""
    mean = x.sum() / (1 if made("no_mean") else len(x))
    return {"mean": mean, "shifted": x if made("no_bias") else x + 1}


CATALOGUE = Catalogue(slips={"f": SLIPS}, models={"f": f, "g": f})


def session(**returned):
    """A session whose functions returned this when they were called with X."""
    record = Record()
    for function, value in returned.items():
        record.add(Asked(function, (X,)), Observation(value, arguments=(X,)))
    step = SimpleNamespace(functions={"f": "", "g": ""})
    return SimpleNamespace(step=step, record=record, parameters={"f": ["x"], "g": ["x"]})


def verdict(function="f", status=Status.FAIL, code=Code.WRONG_VALUE, part=None):
    cause = Cause(code, "wrong", part=part) if code else None
    return Verdict(f"one.{part}", function, "t", status, 1.0, cause=cause)


def made(*names):
    return f(set(names).__contains__, X)


def named(session, *verdicts, catalogue=CATALOGUE):
    found = name_mistakes(session, verdicts, catalogue)
    assert [v.id for v in found] == [v.id for v in verdicts]
    return [v.mistake and v.mistake.id for v in found]


def test_mistake_of_the_whole_stands_beside_every_verdict_of_its_function():
    verdicts = [verdict(), verdict(part="mean"), verdict(part="shifted"), verdict("g")]
    assert named(session(f=made("no_mean")), *verdicts) == ["f.no_mean"] * 3 + [None]


def test_all_but_the_mistake_stays_as_it_was():
    (found,) = name_mistakes(session(f=made("no_mean")), [verdict()], CATALOGUE)
    assert found.mistake.whole
    assert (found.cause, found.status, found.score) == (verdict().cause, Status.FAIL, 0.0)


def test_mistake_of_a_part_stands_beside_that_part_alone():
    value = {"mean": made("no_mean")["mean"], "shifted": np.array([9.0, -4.0, 0.5])}
    verdicts = [verdict(part="mean"), verdict(part="shifted"), verdict()]
    assert named(session(f=value), *verdicts) == ["f.no_mean", None, None]


def test_two_slips_are_one_mistake():
    found = named(session(f=made("no_mean", "no_bias")), verdict())
    assert found == ["f.no_bias + f.no_mean"]


@pytest.mark.parametrize(
    "of_its_own",
    [Code.MISSING_FUNCTION, Code.WRONG_SIGNATURE, Code.UNLUCKY_START, Code.REFUSED_IMPORT,
     Code.SYNTAX_ERROR, Code.TIMED_OUT, Code.CRASHED, Code.OUT_OF_MEMORY, Code.TOO_LARGE, None],
)  # fmt: skip
def test_cause_that_says_all_gets_no_mistake(of_its_own):
    assert named(session(f=made("no_mean")), verdict(code=of_its_own), verdict()) == [
        None, "f.no_mean"
    ]  # fmt: skip


@pytest.mark.parametrize("status", [Status.PASS, Status.SKIP])
def test_what_passes_or_never_ran_gets_no_mistake(status):
    assert named(session(f=made("no_mean")), verdict(status=status)) == [None]


@pytest.mark.parametrize("status", [Status.FAIL, Status.ERROR])
def test_what_failed_or_gave_no_value_gets_one(status):
    assert named(session(f=made("no_mean")), verdict(status=status)) == ["f.no_mean"]


def test_nothing_is_named_without_a_call_a_catalogue_or_a_slip_that_fits():
    assert named(session(), verdict()) == [None]
    assert named(session(f=made("no_mean")), verdict(), catalogue=Catalogue()) == [None]
    assert named(session(f={"mean": 7.123, "shifted": X**2}), verdict()) == [None]


def test_verdict_of_a_function_of_another_step_is_left_alone():
    assert named(session(f=made("no_mean")), verdict("elsewhere")) == [None]


def test_no_verdicts_are_no_mistakes():
    assert name_mistakes(session(), [], CATALOGUE) == ()


def test_right_value_has_no_mistake_though_another_check_fails():
    assert named(session(f=made()), verdict(code=Code.CHANGED_ARGUMENT)) == [None]
