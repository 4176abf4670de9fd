"""A crew on many machines: the workers of a Dask cluster, each of which has the kit.

Whoever reaches a scheduler can have its workers run anything. That is Dask's nature, and nothing
here mends it: an address with ``tls://``, and certificates in Dask's own configuration, keep others
out.
"""

import faulthandler
import functools
import logging
import re
import threading
import time
import uuid
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, closing, contextmanager, suppress
from itertools import islice
from queue import Empty, SimpleQueue
from typing import Any, Final, Self

from grader.model import GraderFault, UsageProblem
from grader.teach.editions import digest_of
from grader.teach.grading import Setting, grade_job
from grader.teach.job import Ending, Job, Outcome
from grader.worker.isolation.privileges import shield

try:
    from distributed import Client, Future, KilledWorker
except ImportError as error:
    needs = "A cluster needs Dask: pip install 'neural-network-kit[cluster]'"
    raise UsageProblem(needs) from error

_KEPT: Final = "What was graded until then is kept: the same command goes on from there."

Work = Callable[[Setting, Job], Outcome]

AHEAD: Final = 2
"""Jobs for each thread of the cluster that have been drawn: the one in work, and the next."""

BEAT_S: Final = 1.0
"""How often it is looked which workers are there."""

CONNECT_S: Final = 10.0

PATIENCE_S: Final = 60.0
"""How long there may be no worker at all; one that died takes some seconds to be started anew."""


class ClusterCrew:
    """Has jobs done by the workers of a Dask cluster; a context that holds the connection.

    A job whose worker is lost is given to another one, by Dask. A job that has lost more of them
    than the scheduler allows (``distributed.scheduler.allowed-failures``) may only have waited
    beside the one that kills them: each that is suspected runs once more at the end, alone.

    Parameters
    ----------
    address : str
        Of the scheduler, as ``tcp://host:8786``.
    work : callable
        What is done with a job.
    patience_s : float
        How long to wait while there is no worker.

    Raises
    ------
    UsageProblem
        If there is no scheduler, or a worker would grade by another kit or course than this one. It
        can come about later as well; all outcomes until then are good.
    """

    def __init__(
        self,
        address: str,
        setting: Setting,
        work: Work = grade_job,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._address, self._patience_s = address, patience_s
        self._check = functools.partial(_demand_same, setting, digest_of(setting, setting.load()))
        do = functools.partial(work, setting)
        self._task = functools.partial(_do, self._check, do, setting.patience_s())
        self._checked: set[str] = set()
        self._threads = 0

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(_silence())
            self._client = stack.enter_context(closing(_connect(self._address)))
            self._manned = time.monotonic()
            self._look()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Do the jobs, as `Crew` has it."""
        suspects: list[Job] = []
        with closing(self._done(jobs, lambda: max(1, AHEAD * self._threads))) as done:
            for job, outcome in done:
                if outcome is None:
                    suspects.append(job)
                else:
                    yield outcome
        with closing(self._done(suspects, lambda: 1)) as done:
            for job, outcome in done:
                yield outcome or _broken(job)

    def _done(
        self, jobs: Iterable[Job], window: Callable[[], int]
    ) -> Generator[tuple[Job, Outcome | None], None, None]:
        """Yield each job when it is done; without an outcome if one worker after the other died."""
        left, ended = iter(jobs), SimpleQueue["Future[Outcome]"]()
        sent: dict[Future[Outcome], Job] = {}
        try:
            while True:
                if time.monotonic() - self._looked > BEAT_S:
                    self._look()
                for job in islice(left, max(0, window() - len(sent))):
                    future = self._client.submit(self._task, job, key=f"grade-{uuid.uuid4()}")
                    sent[future] = job
                    future.add_done_callback(ended.put)
                if not sent:
                    return
                with suppress(Empty):
                    future = ended.get(timeout=BEAT_S)
                    yield sent.pop(future), self._outcome(future)
        finally:
            if sent and self._client.status == "running":
                self._client.cancel(list(sent))

    def _outcome(self, future: "Future[Outcome]") -> Outcome | None:
        while True:
            try:
                outcome: Outcome = future.result(timeout=BEAT_S)
                return outcome
            except KilledWorker:
                return None
            except TimeoutError:  # lost with its worker after all, and on its way again
                self._look()
            except (CancelledError, OSError) as error:
                raise self._lost() from error
            except Exception as error:
                self._checked.clear()
                self._look()  # tells which worker it is, as a rule
                raise UsageProblem(f"A worker cannot grade: {_told(error)}") from error

    def _look(self) -> None:
        """See which workers there are; those that are new must be fit to grade."""
        if self._client.status != "running":
            raise self._lost()
        try:
            workers = self._client.nthreads()
            if new := workers.keys() - self._checked:
                answers = self._client.run(self._check, workers=[*new], on_error="return")
                self._admit(answers)
        except (CancelledError, OSError) as error:
            raise self._lost() from error
        self._looked = time.monotonic()
        self._threads = sum(workers.values())
        if workers:
            self._manned = self._looked
        elif self._looked - self._manned > self._patience_s:
            raise UsageProblem(
                f"{self._address} has had no worker for {self._patience_s:g} seconds. "
                f"`dask worker {self._address} --nthreads 1` starts one. {_KEPT}"
            )

    def _admit(self, answers: Mapping[str, Any]) -> None:
        gone = {worker for worker, answer in answers.items() if isinstance(answer, OSError)}
        unfit = {
            worker: answer
            for worker, answer in answers.items()
            if worker not in gone and isinstance(answer, Exception)
        }
        if unfit:
            lines = (f"  {worker}: {_told(error)}" for worker, error in sorted(unfit.items()))
            raise UsageProblem(
                "\n".join(("Not every worker can grade as this machine does:", *lines))
            )
        self._checked |= answers.keys() - gone

    def _lost(self) -> UsageProblem:
        return UsageProblem(f"The connection to {self._address} is lost. {_KEPT}")


def _connect(address: str) -> Client:
    client = Client.__new__(Client)  # so that it can be closed if its constructor fails
    try:
        Client.__init__(client, address, timeout=CONNECT_S, set_as_default=False, name="grade")
    except (OSError, ValueError, TypeError) as error:
        client.close()
        raise UsageProblem(
            f"Cannot reach a Dask scheduler at {address!r}: {error}. "
            "Give the address that `dask scheduler` prints, such as tcp://host:8786."
        ) from error
    return client


@contextmanager
def _silence() -> Iterator[None]:
    """Keep Dask from writing between the lines of a progress bar; what matters is raised."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=rf"distributed|{re.escape(__name__)}")
            yield
    finally:
        logging.disable(before)


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, GraderFault) else f"{type(error).__name__}: {error}"


def _broken(job: Job) -> Outcome:
    says = "The Dask workers that graded it died, one after the other."
    return Outcome(job.student, job.place, job.sha256, Ending.BROKEN, job.submitted, says)


_one_at_a_time = threading.Lock()
"""A process can hold one sitting, however many threads its Dask worker has."""


def _do(
    check: Callable[[], None], work: Callable[[Job], Outcome], patience_s: float, job: Job
) -> Outcome:
    """Do a job on a worker. One that hangs ends the process: that is how Dask learns of it."""
    with _one_at_a_time:
        check()
        shield()
        faulthandler.dump_traceback_later(patience_s, exit=True)
        try:
            return work(job)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _demand_same(setting: Setting, digest: str) -> None:
    """Make sure, on a worker, that its kit and course are those of who sends jobs.

    Raises
    ------
    GraderFault
        If they are not.
    """
    if (here := _digest_here(setting)) != digest:
        raise GraderFault(
            f"its kit or course is another one ({here[:12]}) than here ({digest[:12]}). "
            "Install the same on both, and start the worker anew."
        )


@functools.cache
def _digest_here(setting: Setting) -> str:
    return digest_of(setting, setting.load())
