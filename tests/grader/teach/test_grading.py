"""An outcome has what the class is compared by, even where there is no report."""

from concurrent.futures import Future
from types import SimpleNamespace

from grader.model import Block, GraderFault, Source, Submission
from grader.teach.grading import Grading, Setting
from grader.teach.job import Ending, Job
from grader.teach.winnowing import unpack

TEXT = (
    "def triple(x):\n    total = 0\n    for n in (1, 2, 3):\n        total += x\n    return total\n"
)


class Faulty:
    """Stands for what grades, and breaks."""

    meter = SimpleNamespace(cpu_seconds=0.0)

    def __init__(self, *_):
        pass

    def grade(self, *_):
        report = Future()
        report.set_exception(GraderFault("it broke"))
        return report


def test_fingerprints_are_taken_of_whatever_was_handed_in(tiny, monkeypatch):
    monkeypatch.setattr("grader.judge.warm.WarmGrader", Faulty)
    file = Source("two_triple.py", (Block("two_triple.py", TEXT),))
    submission = Submission("x", "0" * 64, files={"two_triple": file})
    outcome = Grading(Setting(tiny.root, ("two",))).grade(Job("ada", "ada", submission))
    assert (outcome.ending, outcome.says) == (Ending.FAULT, "it broke")
    assert len(unpack(outcome.fingerprints)) > 0
