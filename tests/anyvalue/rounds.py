"""Lets the hidden tests judge whatever a worker may send: collected once, begun many times.

The reference is run first, by a real worker. What came back is kept by call, and changed in all
later rounds, so that a check is reached as deep as it goes.
"""

import dataclasses
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from grader.diagnosis.catalogue import load_catalogue
from grader.judge.naming import name_mistakes
from grader.judge.plugin import Judge
from grader.judge.session import Session
from grader.judge.sitting import Sitting, sit
from grader.judge.surroundings import reference_importable
from grader.model import (
    Asked,
    Course,
    FunctionFound,
    Kept,
    Loading,
    Observation,
    Repetition,
    Report,
    Step,
    StepReport,
    Verdict,
)
from grader.report.as_json import to_json
from grader.report.terminal import Terminal
from grader.report.text import to_text
from grader.submission import open_submission
from grader.worker import wire
from grader.worker.request import load_request
from grader.worker.supervisor import Supervisor
from grader.worker.workers import Workers
from tests.anyvalue.values import mad_observation, mad_values

THERE: Final = FunctionFound(there=True, type="function", stub=False, line=1)
MAX_TEXT: Final = 2000
LONG: Final = 0.1
"""Seconds that the reference's own check takes, from which on it is left out of most rounds."""

Wrong = Callable[[Observation], Observation]


class Recorded:
    """A worker that gives what the reference gave, changed for one function."""

    isolation: tuple[str, ...] = ()

    def __init__(self, step: Step, function: str = "", wrong: Wrong | None = None) -> None:
        self.step, self.function, self.wrong = step, function, wrong
        self.real: Supervisor | None = None
        self.known: dict[tuple[str, bytes], Observation] = {}
        self.last: dict[str, Observation] = {}

    def load(self) -> Loading:
        """Say that all functions are there."""
        return Loading(functions=dict.fromkeys(self.step.functions, THERE))

    def repeat(self, calls: bytes) -> Repetition:
        """Tell nothing: each call is to come, and to be answered in its own way."""
        return Repetition()

    def accepts(self, function: str, args: int, keywords: Sequence[str]) -> Mapping[str, Any]:
        """Say that a function takes what it is asked for."""
        return {"accepts": True, "signature": None}

    def close(self) -> None:
        """Nothing is held; the real one belongs to who made it."""

    def call(self, asked: Asked) -> Observation:
        """Give what is known of this call, or of another one of the function."""
        function = asked.function
        plain = [repr(a) if isinstance(a, Kept) else a for a in asked.args]
        key = function, wire.encode([plain, dict(asked.kwargs), dict(asked.given), asked.seed])
        if self.real is not None:
            self.known[key] = self.real.call(asked)
            self.last[function] = self.known[key]
        right = self.known.get(key) or self.last.get(function) or Observation()
        if self.wrong is None or function != self.function:
            return right
        return self.wrong(dataclasses.replace(right, arguments=tuple(asked.args)))


@dataclass
class Found:
    """What came of it.

    Attributes
    ----------
    problems : list of str
        What should never happen, with the round in which it did.
    slowest : tuple
        Seconds that the slowest round took, its reports included, and which it was.
    """

    problems: list[str] = field(default_factory=list)
    verdicts: int = 0
    codes: set[str] = field(default_factory=set)
    rounds: int = 0
    slowest: tuple[float, str] = (0.0, "")


def judge_anything(
    course: Course, step: Step, rounds: int, seed: int, without: str = "no such check"
) -> Found:
    """Have so many rounds for each function of a step, each with something else that is wrong.

    Checks that have `without` in their names are left out.
    """
    judged = _Rounds(course, step, rounds, random.Random(seed), without)
    # A warning that the judge lets out could be an error in somebody's surroundings.
    sit(course, judged.judge, judged.work, warnings_are="error")
    return judged.found


class _Rounds:
    """Runs the collected checks once for each way to be wrong."""

    def __init__(
        self, course: Course, step: Step, rounds: int, chance: random.Random, without: str
    ) -> None:
        self.without = without
        self.course, self.step, self.rounds, self.chance = course, step, rounds, chance
        self.catalogue = load_catalogue_of(course, step)
        self.submission = open_submission(course.reference, course)
        self.recorded = Recorded(step)
        self.judge = Judge([step], seed=0)
        self.found = Found()
        self.seconds: dict[str, float] = {}
        self.mad = mad_values()

    def work(self, sitting: Sitting[None]) -> None:
        """Run the rounds."""
        self.sitting = sitting
        wanted = [item for item in sitting.items if self.without not in item.name]
        self._record(wanted)
        for function in self.step.functions:
            items = [i for i in wanted if self.judge.declared(i).function == function]
            for number in range(self.rounds):
                self._round(items, function, number)

    def _session(self, worker: Recorded) -> Session:
        return Session(self.course, self.step, self.submission, lambda own: worker)

    def _record(self, items: Sequence[pytest.Item]) -> None:
        request = load_request(self.course, self.submission, self.step, 0, own=False)
        self.judge.begin({self.step.stem: self._session(self.recorded)}, patience=2)
        with Workers() as workers:
            self.recorded.real = workers.start(request, self.course.limits)
            try:
                self._run(items, "", "the reference")
            finally:
                self.recorded.real.close()
                self.recorded.real = None
        assert not self.found.problems, self.found.problems
        assert {v.status.value for v in self.judge.found()} == {"pass"}

    def _run(self, items: Sequence[pytest.Item], function: str, what: str) -> None:
        for item in items:
            started = time.perf_counter()
            self.sitting.run_one(item)
            self.seconds.setdefault(item.name, time.perf_counter() - started)
            if self.judge.faults:
                self.found.problems += [f"{what}, {item.name}: {f}" for f in self.judge.faults]
                self.judge.faults.clear()

    def _round(self, items: Sequence[pytest.Item], function: str, number: int) -> None:
        state = self.chance.randrange(2**32)
        what = f"{self.step.id} {function} round {number} (seed {state})"
        chosen = [i for i in items if number % 20 == 0 or self.seconds[i.name] <= LONG]
        worker = self._worker(function, number, random.Random(state))
        session = self._session(worker)
        started = time.process_time()
        self.judge.begin({self.step.stem: session}, patience=2)
        try:
            self._run(chosen, function, what)
            verdicts = self.judge.found()
            if len(verdicts) != len(chosen) and not self.found.problems:
                self.found.problems.append(f"{what}: {len(verdicts)} verdicts of {len(chosen)}")
            if verdicts:
                self._report(session, verdicts, what)
        except Exception as error:
            import traceback

            self.found.problems.append(f"{what}: " + "".join(traceback.format_exception(error)))
        took = time.process_time() - started
        self.found.slowest = max(self.found.slowest, (took, what))
        self.found.rounds += 1

    def _worker(self, function: str, number: int, chance: random.Random) -> Recorded:
        """Be wrong in every call alike, in every call in another way, or from some call on."""
        mad, whole = self.mad, len(self.mad)
        right = 0 if number % 3 else chance.randrange(4)
        same = number % 2 == 0
        state = chance.randrange(2**32)

        def wrong(observation: Observation) -> Observation:
            nonlocal right
            right -= 1
            if right >= 0:
                return observation
            if number < whole and number % 2:  # each value once, as all that comes back
                return dataclasses.replace(observation, value=mad[(number * 7) % whole])
            return mad_observation(observation, random.Random(state) if same else chance, mad)

        worker = Recorded(self.step, function, wrong)
        worker.known, worker.last = self.recorded.known, self.recorded.last
        return worker

    def _report(self, session: Session, verdicts: Sequence[Verdict], what: str) -> None:
        named = name_mistakes(session, verdicts, self.catalogue)
        self.found.verdicts += len(named)
        self.found.codes |= {v.cause.code.value for v in named if v.cause}
        notes = tuple(session.notes)
        step = StepReport(self.step.id, self.step.title, "x.py", named, notes)
        report = Report("x", "", 0, (), 0.0, (step,))
        for text in (*_texts(named), *notes):
            if len(text) > MAX_TEXT:
                self.found.problems.append(f"{what}: {len(text)} characters: {text[:300]!r}")
        to_json(report).encode("utf-8")
        for every in (False, True):
            shown = to_text(report, self.course, Terminal(100, False, True), every=every)
            if bad := {char for char in shown if not char.isprintable()} - {"\n"}:
                self.found.problems.append(f"{what}: {bad!r} is shown")


def _texts(verdicts: Sequence[Verdict]) -> list[str]:
    found: list[str | None] = []
    for verdict in verdicts:
        if cause := verdict.cause:
            found += [cause.message, cause.expected, cause.actual, cause.where, cause.part]
        if mistake := verdict.mistake:
            found += [mistake.id, mistake.says, mistake.where]
    return [text for text in found if text is not None]


def load_catalogue_of(course: Course, step: Step) -> Any:
    """Load the mistakes of a step, whatever is importable."""
    with reference_importable(course):
        return load_catalogue(course, step)
