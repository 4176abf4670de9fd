"""Grades many programs for one step, each until a first check fails.

The hidden tests are collected once. Each program runs in a worker of its own, as submissions do.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from grader.judge.plugin import Judge
from grader.judge.session import Session
from grader.judge.sitting import Sitting, sit
from grader.model import Course, GraderFault, Status, Step
from grader.submission import open_submission
from grader.worker.request import load_request
from grader.worker.supervisor import Worker
from grader.worker.workers import Workers

LONG: Final = 0.15
"""Seconds; checks that take longer are run last: a program that fails has mostly failed by then."""

Passes = Callable[[str, str], bool]
"""Grades a program, the checks of the function named first; whether it passes them all."""


def in_rounds(course: Course, step: Step, seed: int, grade_them: Callable[[Passes], None]) -> None:
    """Collect the hidden tests of a step, and let `grade_them` grade programs by them.

    Raises
    ------
    GraderFault
        If anything but a check went wrong.
    KeyboardInterrupt
        If the user stopped it.
    """
    with tempfile.TemporaryDirectory() as name, Workers() as workers:
        rounds = _Rounds(course, step, seed, Path(name), workers, grade_them)
        sit(course, rounds.judge, rounds.work)


class _Rounds:
    """Has programs graded by the collected checks."""

    def __init__(
        self,
        course: Course,
        step: Step,
        seed: int,
        folder: Path,
        workers: Workers,
        grade_them: Callable[[Passes], None],
    ) -> None:
        self.course, self.step, self.seed, self.folder = course, step, seed, folder
        self.workers = workers
        self.grade_them = grade_them
        for other in course.steps:
            shutil.copy(course.reference / f"{other.stem}.py", folder)
        self.judge = Judge([step], seed)
        self._seconds: dict[str, float] = {}

    def work(self, sitting: Sitting[None]) -> None:
        """Grade the programs."""
        self.grade_them(partial(self._passes, sitting))

    def _session(self) -> Session:
        submission = open_submission(self.folder, self.course)

        def launch(own: bool) -> Worker:
            request = load_request(self.course, submission, self.step, self.seed, own)
            return self.workers.start(request, self.course.limits)

        return Session(self.course, self.step, submission, launch)

    def _passes(self, sitting: Sitting[None], program: str, function: str) -> bool:
        """Hand in the reference with one file replaced."""
        Path(self.folder, f"{self.step.stem}.py").write_text(program, encoding="utf-8")
        session = self._session()
        self.judge.begin({self.step.stem: session})
        items = sorted(sitting.items, key=lambda item: self._rank(item, function))
        try:
            # Each is told of the next: after the last, pytest tears down and the judge closes.
            return all(
                self._holds(sitting, item, following)
                for item, following in zip(items, [*items[1:], None], strict=True)
            )
        finally:
            session.close()

    def _rank(self, item: pytest.Item, function: str) -> tuple[bool, bool]:
        is_long = self._seconds.get(item.name, 0.0) > LONG
        return self.judge.declared(item).function != function, is_long

    def _holds(
        self, sitting: Sitting[None], item: pytest.Item, following: pytest.Item | None
    ) -> bool:
        """Run a check; whether all that have been run hold."""
        started = time.perf_counter()
        sitting.run_one(item, following)
        self._seconds.setdefault(item.name, time.perf_counter() - started)
        if self.judge.faults:
            raise GraderFault("\n".join(self.judge.faults))
        return all(verdict.status is Status.PASS for verdict in self.judge.found())
