"""One submission before the judge: a session for each of its steps and rounds."""

import time
from collections.abc import Sequence
from functools import partial
from typing import Self

from grader.judge.session import Session
from grader.judge.shadowing import shadowed
from grader.model import Course, Step, Submission
from grader.seeds import Seed, number_for
from grader.worker.request import load_request
from grader.worker.supervisor import Allowance, Worker
from grader.worker.workers import Workers


class Case:
    """What `grader.judge.run.grade` was asked for; a context that ends the workers of it.

    Raises
    ------
    GraderFault
        If what is required of workers is not held here.
    """

    def __init__(
        self,
        course: Course,
        submission: Submission,
        steps: Sequence[Step],
        seed: Seed,
        workers: Workers,
        debug: bool = False,
        twice: bool = True,
    ) -> None:
        workers.demand_required(course.limits)
        self.started = time.perf_counter()
        self.submission, self.steps = submission, steps
        self.debug = debug
        self.twice = twice and not debug
        self._course, self._seed, self._workers = course, seed, workers
        self._allowance = Allowance(course.limits.submission_seconds)
        self.sessions = {
            step.stem: Session(course, step, submission, partial(self._launch, step))
            for step in steps
        }
        for session in self.sessions.values():
            for note in shadowed(course, submission, session.step):
                session.note(note)
        again = self.sessions if self.twice else {}
        self.again = {
            stem: session.again(number_for(seed, "decoys")) for stem, session in again.items()
        }

    def _launch(self, step: Step, own: bool) -> Worker:
        seed = number_for(self._seed, "worker")
        request = load_request(self._course, self.submission, step, seed, own)
        if self.debug:
            from grader.worker.local import LocalWorker  # all that a worker's process imports

            return LocalWorker(request)
        return self._workers.start(request, self._course.limits, self._allowance)

    def start(self) -> None:
        """Have the first worker boot."""
        next(iter(self.sessions.values())).start()

    @property
    def isolation(self) -> tuple[str, ...]:
        """What the workers were held to; empty if none ran."""
        found = (session.isolation for session in self.sessions.values())
        return next(filter(None, found), ())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for session in (*self.sessions.values(), *self.again.values()):
            session.close()
        self._workers.collect()
