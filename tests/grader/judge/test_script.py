"""A second round in one go: it finds what one that is held finds, and is held where it cannot."""

import dataclasses
import hashlib

import numpy as np
import pytest

from grader.judge.decoys import Decoys, Pace
from grader.judge.run import grade
from grader.judge.script import FRAME_CALLS, MAX_LINES, Call, Frame, Question, Script, ask
from grader.judge.session import Session
from grader.model import Asked, Code, Fault, FaultKind, Kept, Repetition, Status
from grader.worker.encoding import encode
from grader.worker.frame import decode
from grader.worker.supervisor import Supervisor
from grader.worker.workers import Workers

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
        monkeypatch.setattr(Session, "is_answered_as", lambda session, first, check: False)

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


@pytest.mark.parametrize(("name", "calls"), [("right", 3), ("right, with noise", 3)])
def test_second_round_makes_no_call_one_by_one(tiny, monkeypatch, name, calls):
    made, real = [], Supervisor.call

    def counted(self, asked):
        made.append(asked)
        return real(self, asked)

    monkeypatch.setattr(Supervisor, "call", counted)
    report = judged(tiny, PROGRAMS[name])
    assert report.steps[0].status is Status.PASS
    assert len(made) == calls


def test_luck_has_two_chances_and_not_three(tiny, monkeypatch):
    """What came back in one go is judged; it is not asked for again until it is right."""
    body = "return 2 * x if next(luck) else x\n"
    text = ONE.replace("return 2 * x\n", body) + "\nluck = iter({luck})\n"
    asked = []
    monkeypatch.setattr(Decoys, "drawn", lambda *what: None)
    for luck, code in (([1, 1, 1], None), ([0, 1, 1], Code.WRONG_VALUE)):
        report = grade(tiny.course, tiny.submission(text.format(luck=luck)), [tiny.one], 1)
        asked.append([check.cause and check.cause.code for check in report.steps[0].checks][2])
        assert asked[-1] == code
    # Right in the first process; in the second, wrong at first and right ever after.
    real, launched = Workers.start, []

    def start(workers, request, *rest):
        launched.append(request)
        luck = [1] if len(launched) == 1 else [0, 1, 1]
        for file in request["files"].values():
            file["blocks"] = [
                (label, t.replace("{luck}", str(luck))) for label, t in file["blocks"]
            ]
        return real(workers, request, *rest)

    monkeypatch.setattr(Workers, "start", start)
    report = grade(tiny.course, tiny.submission(text), [tiny.one], 1)
    assert len(launched) == 2
    assert report.steps[0].checks[2].cause.code is Code.UNSTEADY


def encoded(value):
    return encode([value, None, 0, ""])


def digest(value):
    return hashlib.sha256(encoded(value)).digest()


class Worker:
    """Answers as a test says: a number to each call."""

    def __init__(self, *numbers, answer=True, fault=None):
        self.numbers, self.answer, self.fault = numbers, {"accepts": answer}, fault
        self.frames = []

    def repeat(self, calls):
        self.frames.append([call["function"] for call in decode(calls)])
        numbers = self.numbers or (1,) * len(self.frames[-1])
        return Repetition(tuple(map(encoded, numbers)), fault=self.fault)

    def accepts(self, function, args, keywords):
        self.frames.append(function)
        return self.answer


X = np.ones(2)


def call(function="f", own=False, value=1, seconds=0.0, keep=None):
    return Call(Asked(function, [X], keep=keep), own, digest(value), seconds)


def asked(lines, worker=None, own=None):
    workers = {False: worker or Worker(), True: own or Worker()}
    answers = ask(lines, workers.__getitem__, Decoys(0, Pace()))
    return answers, workers[False].frames, workers[True].frames


def values(answers):
    return [(call.asked.function, observation.value) for call, observation in answers]


def test_calls_are_made_in_order_in_frames_of_their_worker():
    question = Question("h", 1, (), {"accepts": True})
    lines = [call("a"), call("b"), question, call("c"), call("d", own=True), call("e")]
    assert asked(lines) == (None, [["a", "b"], "h", ["c"], ["e"]], [["d"]])


def test_frames_end_with_many_calls_and_long_ones_are_alone():
    assert [len(f) for f in asked([call()] * (FRAME_CALLS + 1))[1]] == [FRAME_CALLS, 1]
    assert [len(f) for f in asked([call(), call(seconds=1.0), call(), call()])[1]] == [1, 1, 2]


def test_check_has_the_answers_that_have_come():
    lines = [call("a"), call("b"), call("c")]
    assert values(asked(lines, Worker(1, 2, 3))[0]) == [("a", 1), ("b", 2), ("c", 3)]


def test_calls_that_were_not_answered_are_left_to_the_check():
    lines = [call("a"), call("b"), call("c", seconds=1.0)]
    answers, frames, _ = asked(lines, Worker(1))
    assert (values(answers), frames) == ([("a", 1)], [["a", "b"]])


def test_end_of_a_worker_is_told_to_the_call_that_was_not_answered():
    fault = Fault(FaultKind.CRASHED)
    answers, _, _ = asked([call("a"), call("b")], Worker(1, fault=fault))
    assert [observation.fault for _, observation in answers] == [None, fault]


@pytest.mark.parametrize(
    "line", [Question("h", 1, (), {"accepts": False}), Frame(encode([]), (b"other",))]
)
@pytest.mark.parametrize("at", [0, 1])
def test_one_answer_that_differs_is_enough(line, at):
    lines = [call()]
    lines.insert(at, line)
    assert values(asked(lines)[0]) == [("f", 1)] * at


@pytest.mark.parametrize("seen", [b"", encode(1), encode([1, None, 0]), encode([1, 2, 0, ""]),
                                  encode([1, [], 0, ""]), encode([1, None, "0", ""])])  # fmt: skip
def test_result_that_no_worker_sends_is_tampered_with(seen, monkeypatch):
    monkeypatch.setattr(Worker, "repeat", lambda self, calls: Repetition((seen,)))
    ((_, observation),) = asked([call()])[0]
    assert observation.fault.kind is FaultKind.TAMPERED


def test_argument_that_was_changed_is_seen(monkeypatch):
    seen = encode([1, [2 * X], 0, "printed"])
    monkeypatch.setattr(Worker, "repeat", lambda self, calls: Repetition((seen,)))
    ((_, observation),) = asked([call()])[0]
    assert (observation.arguments[0].tolist(), observation.output) == ([2, 2], "printed")


def test_decoys_stand_before_calls_and_their_results_do_not_count():
    pace = Pace()
    pace.add(False, Asked("f"), 0.0)
    worker = Worker()
    assert ask([call() for _ in range(20)], lambda own: worker, Decoys(0, pace)) is None
    assert 20 < len(worker.frames[0]) < 40
    kept = [call(keep="a") for _ in range(20)]
    assert ask(kept, lambda own: worker, Decoys(0, pace)) is None
    assert len(worker.frames[1]) == 20


@pytest.mark.parametrize(
    ("other", "own"),
    [(Asked("g", [X]), False), (Asked("f", [X]), True), (Asked("f", [X], keep="a"), False),
     (Asked("f", [2 * X]), False), (Asked("f", [X], seed=1), False),
     (Asked("f", [X], {"k": 1}), False), (Asked("f", [X], given={"g": 1}), False),
     (Asked("f", [Kept("a", 0)]), False)],
)  # fmt: skip
def test_call_is_the_one_that_is_asked_if_all_of_it_is(other, own):
    assert call().is_of(Asked("f", [X.copy()]), own=False)
    assert not call().is_of(other, own)


def test_script_gives_what_a_check_asked_once():
    script, lines = Script(), [call(), call()]
    for check, line in zip("ab", lines, strict=True):
        script.begin(check)
        script.add(line)
    assert script.take("b")[0] is lines[1]
    assert (script.take("b"), script.take("c")) == ([], [])


def test_script_with_an_answer_that_has_no_digest_is_unclear():
    script = Script()
    script.begin("a")
    script.add_unclear()
    assert script.take("a") is None


def test_script_does_not_grow_without_end():
    script = Script()
    script.begin("a")
    script.add(*[call()] * MAX_LINES)
    script.begin("b")
    script.add(call())
    assert script.take("b") is None
    assert len(script.take("a")) == MAX_LINES
    script.begin("c")
    script.add(call())
    assert len(script.take("c")) == 1


def test_shared_call_belongs_to_all_that_look_at_it():
    script = Script()
    script.begin("a")
    script.add(call())
    script.share(b"key")
    script.begin("b")
    script.share(b"key")
    ((line,), (same,)) = script.take("a"), script.take("b")
    assert line is same
    assert (script.shares(line), script.shares(call())) == (True, False)


def test_shared_call_that_failed_is_unclear_for_all():
    script = Script()
    script.begin("a")
    script.add_unclear()
    script.share(b"key")
    script.begin("b")
    script.share(b"key")
    assert script.take("b") is None
