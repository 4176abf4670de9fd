"""A learner's functions, to be called like any others; they run in worker processes."""

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import Any, Final, NoReturn

from grader.judge.learner import describe_call
from grader.judge.session import Session, place_text
from grader.judge.unmet import Unmet
from grader.model import Asked, Cause, Code, Course, Fault, Step, Submission, UsageProblem
from grader.printable import printable
from grader.worker.request import load_request
from grader.worker.supervisor import Worker
from grader.worker.workers import Workers

CALL_SECONDS: Final = 120.0
ALL_SECONDS: Final = 600.0
"""Nobody is graded here: a training may take as long as a learner may want to wait."""


class Functions:
    """The functions of a submission, as attributes: ``learner.relu(z)``.

    All of the code is the learner's own, the functions of earlier steps included.

    Parameters
    ----------
    open_it : callable
        Opens the submission; not called before the first function is.
    seed : int
        Seeds every call, so that the same call gives the same value.
    call_seconds, all_seconds : float
        How long a call may take, and all calls of a step's functions.
    """

    def __init__(
        self,
        course: Course,
        open_it: Callable[[], Submission],
        seed: int = 0,
        call_seconds: float = CALL_SECONDS,
        all_seconds: float = ALL_SECONDS,
    ) -> None:
        limits = dataclasses.replace(
            course.limits, call_seconds=call_seconds, step_seconds=all_seconds
        )
        self._course = dataclasses.replace(course, limits=limits)
        self._homes = {name: step for step in course.steps for name in step.functions}
        self._open = open_it
        self._seed = seed
        self._sessions: dict[str, Session] = {}
        self._workers = Workers()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_") or name not in self._homes:
            raise AttributeError(name)
        return partial(self._call, name)

    @cached_property
    def _submission(self) -> Submission:
        return self._open()

    def written(self, name: str) -> bool:
        """Whether a function is there, and more than a stub."""
        try:
            self._session(self._homes[name]).present(name)
        except Unmet as unmet:
            if unmet.cause.code in (Code.NOT_WRITTEN, Code.MISSING_FILE, Code.MISSING_FUNCTION):
                return False
            self._stop(name, unmet.cause)
        return True

    def refuse(self, name: str, says: str) -> NoReturn:
        """Stop because of what a function returned; `says` goes on from the function's name.

        Raises
        ------
        UsageProblem
            With the sentence, and the command that tells more.
        """
        step = self._homes[name]
        raise UsageProblem(f"Your `{name}` ({step.id}) {says}.\n`grade {step.id}` tells more.")

    def cancel(self) -> None:
        """Let the call that runs, and every further one, end with `Cancelled`; from any thread."""
        self._workers.cancel()

    def close(self) -> None:
        """End the workers."""
        for session in self._sessions.values():
            session.close()
        self._workers.close()

    def _session(self, step: Step) -> Session:
        if step.id not in self._sessions:
            launch = partial(self._launch, step)
            self._sessions[step.id] = Session(self._course, step, self._submission, launch)
        return self._sessions[step.id]

    def _launch(self, step: Step, own: bool) -> Worker:
        request = load_request(self._course, self._submission, step, self._seed, own=True)
        return self._workers.start(request, self._course.limits)

    def _call(self, name: str, *args: object, **kwargs: object) -> Any:
        session = self._session(self._homes[name])
        try:
            session.present(name)
        except Unmet as unmet:
            self._stop(name, unmet.cause)
        seen = session.call(Asked(name, args, kwargs, seed=self._seed), own=False)
        if seen.fault is not None:
            call = describe_call(name, session.parameters[name], args, kwargs)
            self._stop(name, session.cause(seen.fault, call), seen.fault)
        return seen.value

    def _stop(self, name: str, cause: Cause, fault: Fault | None = None) -> NoReturn:
        home = self._homes[name]
        # A call fails where it fails: often in a function of an earlier step.
        inner = self._homes.get(fault.function, home) if fault is not None else home
        source = self._submission.source_of(home)
        file = cause.where or (source.file if source is not None else None)
        place = place_text(cause.line, file) if cause.line is not None else ""
        lines = [
            f"This needs your `{name}` ({home.id}).",
            cause.message,
            f"Look at {place}." if place else "",
            f"`grade {inner.id}` tells more.",
        ]
        raise UsageProblem("\n".join(printable(line) for line in lines if line))


@contextlib.contextmanager
def functions_of(
    course: Course,
    open_it: Callable[[], Submission],
    seed: int = 0,
    call_seconds: float = CALL_SECONDS,
    all_seconds: float = ALL_SECONDS,
) -> Iterator[Functions]:
    """Offer the functions of a submission for as long as the block runs."""
    functions = Functions(course, open_it, seed, call_seconds, all_seconds)
    try:
        yield functions
    finally:
        functions.close()
