"""A second round in one go: it finds what one that is held finds, and is held where it cannot."""

import dataclasses
from collections import Counter

import numpy as np
import pytest

from grader.judge.decoys import Decoys, Pace
from grader.judge.run import grade
from grader.judge.script import FRAME_CALLS, Call, Frame, Question, Script, is_answered_alike
from grader.judge.session import Session
from grader.model import Code, Repetition, Status
from grader.worker.frame import decode
from grader.worker.supervisor import Supervisor

ONE = """
import time

import numpy as np

asked = []

def spread(x):
    return np.max(x) - np.mean(x)

def double(x):
    return 2 * x
"""
PROGRAMS = {
    "right": "return 2 * x\n",
    "right, with noise": "return 2 * x * (1 + 1e-12 * (time.perf_counter() % 1))\n",
    "right, and prints": "print(time.perf_counter())\n    return 2 * x\n",
    "right for one process": "asked.append(x)\n    return 2 * x if len(asked) < 2 else x\n",
    "right every other time": "asked.append(x)\n    return 2 * x if len(asked) % 2 else x\n",
    "right while nothing else ran": "return 2 * x if not asked else x\n",
    "wrong": "return x\n",
    "raises": "return x / 0\n",
}


def without_times(report):
    steps = (
        dataclasses.replace(
            step, checks=tuple(dataclasses.replace(check, seconds=0) for check in step.checks)
        )
        for step in report.steps
    )
    return dataclasses.replace(report, seconds=0, steps=tuple(steps))


def judged(tiny, body, seed=1):
    text = ONE.replace("return 2 * x\n", body)
    if "nothing else" in body:
        text = text.replace("return np.max", "asked.append(1)\n    return np.max")
    return without_times(grade(tiny.course, tiny.submission(text), [tiny.one], seed))


@pytest.fixture
def held(monkeypatch):
    """Have every second round held."""

    def hold():
        def never(session, first, checks):
            session._begin_again()
            return False

        monkeypatch.setattr(Session, "is_answered_as", never)

    return hold


@pytest.mark.parametrize("name", PROGRAMS)
def test_report_is_the_one_of_a_round_that_was_held(tiny, held, name):
    short = [judged(tiny, PROGRAMS[name], seed) for seed in (1, 2)]
    held()
    assert short == [judged(tiny, PROGRAMS[name], seed) for seed in (1, 2)]


def test_what_is_right_at_first_alone_is_told(tiny):
    found = [judged(tiny, PROGRAMS["right for one process"], seed) for seed in range(6)]
    causes = [
        check.cause.code for report in found for check in report.steps[0].checks if check.cause
    ]
    assert set(causes) == {Code.UNSTEADY}  # with half of the seeds there is a decoy


@pytest.mark.parametrize(("name", "calls"), [("right", 3), ("right, with noise", 6)])
def test_second_round_makes_no_call_by_itself(tiny, monkeypatch, name, calls):
    made, real = Counter(), Supervisor.call

    def counted(self, function, *rest):
        made[function] += 1
        return real(self, function, *rest)

    monkeypatch.setattr(Supervisor, "call", counted)
    monkeypatch.setattr(Decoys, "before", lambda *what: None)
    report = judged(tiny, PROGRAMS[name])
    assert report.steps[0].status is Status.PASS
    assert sum(made.values()) == calls


class Worker:
    """Answers as a test says."""

    def __init__(self, digest="d", answer=True):
        self.digest, self.answer, self.frames = digest, {"accepts": answer}, []

    def repeat(self, calls):
        self.frames.append([call["function"] for call in decode(calls)])
        return Repetition(tuple(self.digest for _ in self.frames[-1]))

    def accepts(self, function, args, keywords):
        self.frames.append(function)
        return self.answer


def call(function="f", own=False, digest="d", seconds=0.0, keep=None):
    return Call(function, [np.ones(2)], {}, None, None, own, keep, digest, seconds)


def asked(lines, worker=None, own=None):
    workers = {False: worker or Worker(), True: own or Worker()}
    alike = is_answered_alike(lines, workers.__getitem__, Decoys(0, Pace()))
    return alike, workers[False].frames, workers[True].frames


def test_calls_are_made_in_order_in_frames_of_their_worker():
    question = Question("h", 1, (), {"accepts": True})
    lines = [call("a"), call("b"), question, call("c"), call("d", own=True), call("e")]
    assert asked(lines) == (True, [["a", "b"], "h", ["c"], ["e"]], [["d"]])


def test_frames_end_with_many_calls_and_with_long_ones():
    assert [len(f) for f in asked([call()] * (FRAME_CALLS + 1))[1]] == [FRAME_CALLS, 1]
    assert [len(f) for f in asked([call(seconds=1.0), call(), call()])[1]] == [1, 2]


@pytest.mark.parametrize(
    "line",
    [
        call(digest="other"),
        Question("h", 1, (), {"accepts": False}),
        Frame(b"", ("other",)),
    ],
)
@pytest.mark.parametrize("at", [0, 1])
def test_one_answer_that_differs_is_enough(line, at, monkeypatch):
    monkeypatch.setattr(Worker, "repeat", lambda self, calls: Repetition(("d",) * bool(calls)))
    lines = [call()]
    lines.insert(at, line)
    assert not asked(lines)[0]


def test_missing_digests_are_no_answer(monkeypatch):
    monkeypatch.setattr(Worker, "repeat", lambda self, calls: Repetition(()))
    assert not asked([call()])[0]


def test_decoys_stand_before_calls_and_their_results_do_not_count():
    pace = Pace()
    pace.add(False, "f", {}, 0.0)
    worker = Worker()
    lines = [call() for _ in range(20)]
    assert is_answered_alike(lines, lambda own: worker, Decoys(0, pace))
    assert 20 < len(worker.frames[0]) < 40
    kept = [call(keep="a") for _ in range(20)]
    assert is_answered_alike(kept, lambda own: worker, Decoys(0, pace))
    assert len(worker.frames[1]) == 20


def test_script_gives_the_checks_that_are_wanted_in_their_order():
    script, lines = Script(), [call(), call(), call()]
    for check, line in zip("abc", lines, strict=True):
        script.begin(check)
        script.add(line)
    assert [id(line) for line in script.of("ca")] == [id(lines[2]), id(lines[0])]
    assert script.of("d") == []


def test_script_with_an_answer_that_has_no_digest_is_unclear():
    script = Script()
    script.begin("a")
    script.add_unclear()
    script.begin("b")
    script.add(call())
    assert (script.of("ab"), len(script.of("b"))) == (None, 1)


def test_shared_call_belongs_to_all_that_look_at_it_and_is_asked_once():
    script = Script()
    script.begin("a")
    script.add(call())
    script.share(b"key")
    script.begin("b")
    script.share(b"key")
    assert len(script.of("b")) == len(script.of("ab")) == 1


def test_shared_call_that_failed_is_unclear_for_all():
    script = Script()
    script.begin("a")
    script.add_unclear()
    script.share(b"key")
    script.begin("b")
    script.share(b"key")
    assert script.of("b") is None
