"""What a call returned, handed back to a later call without leaving the worker."""

from enum import StrEnum
from pathlib import Path

import numpy as np

from grader.model import (
    Asked,
    Block,
    Course,
    ImportRules,
    Kept,
    Limits,
    Source,
    Step,
    Submission,
)
from grader.worker import wire
from grader.worker.local import LocalWorker
from grader.worker.request import load_request

TALLY = """
class Tally:
    def __init__(self, count):
        self.count = count

def tally(state):
    count = state.count + 1 if state else 1
    return count, Tally(count)
"""


def worker():
    step = Step("one", "one_tally", "Tally", 1, {"tally": ""}, (), ())
    limits = Limits(call_seconds=1, step_seconds=1, memory_mib=100)
    folders = (Path("exercises"), Path("reference"), Path("hidden"))
    course = Course("A course", (step,), ImportRules((), (), ""), limits, *folders)
    source = Source("one_tally.py", (Block("", TALLY),))
    submission = Submission("here", "", {"one_tally": source})
    return LocalWorker(load_request(course, submission, step, 0, own=False))


def test_value_without_a_plain_form_comes_back_as_it_was():
    """An object of a class of the learner's own has no form that crosses."""
    here = worker()
    first = here.call(Asked("tally", [{}], keep="a"))
    assert first.fault is None
    second = here.call(Asked("tally", [Kept("a", 1)], keep="a"))
    here.call(Asked("tally", [{}], keep="b"))
    third = here.call(Asked("tally", [Kept("a", 1)]))
    assert [first.value[0], second.value[0], third.value[0]] == [1, 2, 3]
    assert third.arguments == (None,)


def test_texts_of_every_kind_cross_as_text():
    class Word(StrEnum):
        HEALTHY = "healthy"

    for text in ("healthy", np.str_("healthy"), Word.HEALTHY):
        assert type(wire.decode(wire.encode(text))) is str
        assert wire.decode(wire.encode(text)) == "healthy"
