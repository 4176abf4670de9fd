"""A crew on this machine: as many grading processes as cores, each warm, each expendable."""

import contextlib
import multiprocessing
import os
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass
from multiprocessing import connection, util
from typing import Final

from pebble import ProcessExpired, ProcessPool

from grader.model import GraderFault
from grader.teach.grading import Setting, close_all, grade_job
from grader.teach.job import Ending, Job, Outcome
from grader.worker.isolation.privileges import shield
from grader.worker.process import ctrl_c_waits

AHEAD: Final = 2
"""Jobs for each process that have been drawn: the one in work, and the next."""

TRIES: Final = 2
"""A process may be killed for what another one did, when memory ran out."""

MOST_POOLS: Final = 5
"""So many one after the other break only if none can work."""

LOOK_S: Final = 1.0
"""How often it is looked for processes that hang."""

END_S: Final = 1.0
"""How long a process that is told to end may take over it."""

FIRST_OF_ALL: Final = 100
"""Priority of what is done when a process ends, before all that the library does."""


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Sent:
    """A job that is with the pool."""

    job: Job
    tries: int
    began: float | None = None


class LocalCrew:
    """Grades jobs in processes of this machine.

    Parameters
    ----------
    processes : int or None
        None is one for each core.
    patience_s : float or None
        How long a job may take before its process is taken to hang; None goes by the course.
    """

    def __init__(
        self, setting: Setting, processes: int | None = None, patience_s: float | None = None
    ) -> None:
        self._setting = setting
        self.processes = processes or cores()
        if patience_s is None:
            patience_s = setting.patience_s()
        self._patience_s = patience_s

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Do the jobs, as `Crew` has it."""
        left, again, broke = iter(jobs), deque[_Sent](), 0
        # What a killed process leaves in its folder goes with this one.
        with tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True) as folder:
            while broke < MOST_POOLS:
                sent: dict[Future[Outcome], _Sent] = {}
                with _pool(self.processes, folder) as pool:
                    try:
                        for outcome in self._outcomes(pool, left, again, sent):
                            broke = 0
                            yield outcome
                        return
                    except BrokenExecutor:  # a process that died idle; nobody's job is to blame
                        again.extendleft(sent.values())
                        broke += 1
        raise GraderFault("the processes that grade end before they begin")

    def _outcomes(
        self,
        pool: ProcessPool,
        jobs: Iterator[Job],
        again: "deque[_Sent]",
        sent: "dict[Future[Outcome], _Sent]",
    ) -> Iterator[Outcome]:
        while True:
            while len(sent) < AHEAD * self.processes:
                following = again.popleft() if again else _first(jobs)
                if following is None:
                    break
                following.began = None
                sent[self._schedule(pool, following)] = following
            if not sent:
                return
            done, _ = wait(sent, LOOK_S, FIRST_COMPLETED)
            for future in done:
                outcome = self._outcome(future, sent[future])
                finished = sent.pop(future)
                if outcome is None:
                    again.append(_Sent(finished.job, finished.tries + 1))
                else:
                    yield outcome
            self._end_what_hangs(sent)

    def _schedule(self, pool: ProcessPool, sent: _Sent) -> "Future[Outcome]":
        try:
            with ctrl_c_waits():  # the first call starts processes, which inherit this
                future: Future[Outcome] = pool.schedule(grade_job, (self._setting, sent.job))
        except RuntimeError as error:
            raise BrokenExecutor from error
        return future

    def _outcome(self, future: "Future[Outcome]", sent: _Sent) -> Outcome | None:
        """Tell what came of a job; None if it may be tried again.

        Raises
        ------
        BrokenExecutor
            If the pool is at its end, and not for this job's sake.
        """
        try:
            return future.result()
        except BrokenExecutor:
            raise
        except ProcessExpired as expired:
            ending, says = Ending.BROKEN, f"The process that graded it died ({_code(expired)})."
        except CancelledError:
            seconds = f"{self._patience_s:g} seconds"
            ending, says = Ending.BROKEN, f"The process that graded it hung for {seconds}."
        except Exception as error:
            ending, says = Ending.FAULT, f"{type(error).__name__}: {error}"
        if ending is Ending.BROKEN and sent.tries < TRIES:
            return None
        job = sent.job
        return Outcome(job.student, job.place, job.sha256, ending, job.submitted, says)

    def _end_what_hangs(self, sent: "dict[Future[Outcome], _Sent]") -> None:
        """Cancel what takes too long, by a clock that nobody sets: the pool's own may jump."""
        now = time.monotonic()
        for future, each in sent.items():
            if each.began is None and future.running():
                each.began = now
            elif each.began is not None and now - each.began > self._patience_s:
                future.cancel()


def _first(jobs: Iterator[Job]) -> _Sent | None:
    job = next(jobs, None)
    return None if job is None else _Sent(job, 1)


def _code(expired: ProcessExpired) -> str:
    code = expired.exitcode or 0
    return f"signal {-code}" if code < 0 else f"exit status {code}"


@contextlib.contextmanager
def _pool(processes: int, folder: str) -> Iterator[ProcessPool]:
    """Have a pool; what it still does when it is left is ended."""
    pool = ProcessPool(
        processes,
        initializer=_begin,
        initargs=(folder,),
        context=multiprocessing.get_context("spawn"),  # a fork would not be safe beside threads
    )
    try:
        yield pool
    finally:
        with ctrl_c_waits():
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def _begin(folder: str) -> None:
    """Make this process one that grades: silent, closed to others, ended with the one it is for."""
    shield()
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    os.close(silence)
    tempfile.tempdir = folder
    util.Finalize(None, _close_soon, exitpriority=FIRST_OF_ALL)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _close_soon() -> None:
    """End what runs submissions in an orderly way; what hangs does not keep this process."""
    closing = threading.Thread(target=close_all, daemon=True)
    closing.start()
    closing.join(END_S)


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)
