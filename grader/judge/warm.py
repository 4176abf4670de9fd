"""A grader that stays warm: a thread of its own, in which all is imported and collected."""

import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass
from typing import Final, Self

from grader.judge.run import Grade, grade_many
from grader.model import Cancelled, Course, GraderFault, Report, Step, Submission
from grader.seeds import Seed
from grader.worker.process import Meter
from grader.worker.workers import Workers

AHEAD: Final = 2
"""Workers that wait for the next save: one for each round of a step."""


@dataclass(frozen=True, slots=True)
class _Order:
    submission: Submission
    steps: Sequence[Step]
    early: Callable[[Report], None] | None
    report: "Future[Report]"


class WarmGrader:
    """Grades one thing after the other, in the order in which it is told to.

    All of it happens in one thread that lasts: the processes that run submissions are bound to the
    life of the thread that made them. There can be one of these in a process at a time: what is
    collected sees its modules, and pytest the environment, as everybody else does.

    Parameters
    ----------
    seed : int
        As `grade` has it.

    Attributes
    ----------
    meter : Meter
        What processor time the workers took so far.
    """

    def __init__(self, course: Course, seed: Seed = 0) -> None:
        self._course, self._seed = course, seed
        self.meter = Meter()
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._lock = threading.RLock()  # a report's callback comes while it is held
        self._current: _Order | None = None
        self._workers: Workers | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._last, name="grader", daemon=True)
        self._thread.start()

    def grade(
        self,
        submission: Submission,
        steps: Sequence[Step],
        early: Callable[[Report], None] | None = None,
    ) -> "Future[Report]":
        """Ask for a report; to cancel the future ends the grading soon, if it has begun.

        Parameters
        ----------
        early : callable, optional
            As `grader.judge.run.Grade` has it; called in the grader's thread.
        """
        order = _Order(submission, steps, early, Future())
        order.report.add_done_callback(self._stop)
        self._orders.put(order)
        return order.report

    def close(self) -> None:
        """End the thread, and all processes that it has started."""
        self._orders.put(None)
        with self._lock:
            self._closing = True
            current = self._current
        if current is not None:
            current.report.cancel()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _stop(self, report: "Future[Report]") -> None:
        """Let what is being graded end, if it is this."""
        if report.cancelled():
            with self._lock:
                current, workers = self._current, self._workers
                if workers is not None and current is not None and current.report is report:
                    workers.cancel()

    def _last(self) -> None:
        """Sit until there is nothing to do any more; after what was cut short, anew."""
        over = False
        while not over:
            with Workers(meter=self.meter) as workers:
                self._workers = workers
                try:
                    workers.prepare(self._course.limits, AHEAD)
                    over = grade_many(self._course, self._seed, workers, self._serve)
                except Exception as error:  # before anything was asked for: who asks next is told
                    order = self._orders.get()
                    over = order is None
                    if order is not None:
                        _settle(order.report, _fault_of(error))

    def _serve(self, grade: Grade) -> bool:
        """Grade what is asked for, until nothing is, or a grading is cut short; tell which."""
        assert self._workers is not None
        while (order := self._orders.get()) is not None:
            with self._lock:
                if self._closing:
                    order.report.cancel()
                if order.report.cancelled():
                    continue
                self._current = order
                self._workers.resume()
            try:
                _settle(order.report, grade(order.submission, order.steps, order.early))
            except Cancelled:
                return self._closing
            except Exception as error:  # for who waits
                _settle(order.report, error)
                return self._closing
            finally:
                with self._lock:
                    self._current = None
            if self._orders.empty():
                self._workers.prepare(self._course.limits, AHEAD)
        return True


def _fault_of(error: Exception) -> GraderFault:
    if isinstance(error, GraderFault):
        return error
    return GraderFault(f"the grader cannot start: {type(error).__name__}: {error}")


def _settle(report: "Future[Report]", outcome: Report | BaseException) -> None:
    with contextlib.suppress(InvalidStateError):  # cancelled meanwhile
        if isinstance(outcome, BaseException):
            report.set_exception(outcome)
        else:
            report.set_result(outcome)
