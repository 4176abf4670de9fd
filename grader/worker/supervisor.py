"""The judging process's side of a worker: starts it, asks it, times it, kills it, starts anew."""

import contextlib
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol, TypeVar

from grader.model import (
    Asked,
    Fault,
    FaultKind,
    GraderFault,
    Limits,
    Loading,
    Observation,
    Repetition,
)
from grader.worker import wire
from grader.worker.answer import read_acceptance, read_loading, read_observation, read_repetition
from grader.worker.process import Ending, Process
from grader.worker.request import call_request

_T = TypeVar("_T")

BOOT_SECONDS: Final = 30.0
"""Python and NumPy start in a tenth of a second; a busy machine may take very long."""

SOON_SECONDS: Final = 0.01
"""A call that takes longer is a training, as a rule; most answers are there in a tenth of it."""

GRACE_SECONDS: Final = 1.0
"""Between the worker's own alarm, which still gives a line number, and the kill, which does not."""


class Worker(Protocol):
    """A submission loaded for one step."""

    isolation: tuple[str, ...]

    def load(self) -> Loading:
        """Say what was found in the submission."""

    def call(self, asked: Asked) -> Observation:
        """Call one of its functions."""

    def repeat(self, calls: bytes) -> Repetition:
        """Make calls that are encoded, a list of `grader.worker.request.repeated`."""

    def accepts(self, function: str, args: int, keywords: Sequence[str]) -> Mapping[str, Any]:
        """Say whether a function takes so many arguments, and these keywords."""

    def close(self) -> None:
        """End it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What a process says before it hears of a submission.

    Attributes
    ----------
    held : tuple of str
        What it has found to be held.
    mechanisms : mapping of str to str
        Mechanism -> empty, or why it is not in use.
    """

    held: tuple[str, ...]
    mechanisms: Mapping[str, str]


class Source(Protocol):
    """Where the processes of workers come from, and go to."""

    def spawn(self, limits: Limits) -> Process:
        """Start a process that has been told what it is held to."""

    def end(self, process: Process) -> None:
        """End a process that has done its work; it may take its time."""

    def check(self) -> None:
        """Raise what is to be raised if a worker was closed from our side."""

    def wait(self) -> None:
        """Hear that a call takes its time."""


@dataclass(slots=True)
class Allowance:
    """Time that is used up by several: all steps of a submission, or all calls of a step."""

    seconds: float


class Supervisor:
    """A `Worker` in a process of its own.

    A worker that hangs or dies is replaced, so that the checks that follow are judged all the same.
    One that says what it was not asked for is not: nothing it says can be trusted.

    Parameters
    ----------
    request : mapping
        What to load.
    limits : Limits
        Per call and for all calls together; the time in between is not counted.
    source : Source
        Of its process, and of the next one, should that break.
    allowance : Allowance, optional
        What is left for the submission as a whole.
    """

    def __init__(
        self,
        request: Mapping[str, Any],
        limits: Limits,
        source: Source,
        allowance: Allowance | None = None,
    ) -> None:
        self.isolation: tuple[str, ...] = ("process",)
        self._request = dict(request)
        self._limits = limits
        self._source = source
        self._allowances = [Allowance(limits.step_seconds)]
        if allowance is not None:
            self._allowances.append(allowance)
        self._budget = wire.Budget()
        self._loading: Loading | None = None
        self._tampered: Fault | None = None
        self._process: Process | None = None
        self._start()

    @property
    def _left(self) -> float:
        return min(allowance.seconds for allowance in self._allowances)

    def _start(self) -> None:
        self._process, self._loading = self._source.spawn(self._limits), None
        # Sent ahead: the worker boots and loads while this process imports pytest.
        with contextlib.suppress(wire.WireError):
            wire.send(self._process.channel, self._request, time.monotonic() + BOOT_SECONDS)

    def load(self) -> Loading:
        """Wait for the sources to be loaded; with definitions only, if all of it cannot be."""
        if self._process is None:
            self._start()
        if self._loading is None:
            answer = self._boot()
            if isinstance(answer, Fault) and not self._request["lean"]:
                self._request["lean"] = True
                self._start()
                answer = self._boot()
            asked = self._request["functions"]
            read = self._proper(partial(read_loading, asked=asked), answer)
            self._loading = Loading(faults=(read,)) if isinstance(read, Fault) else read
        return self._loading

    def _boot(self) -> Any:
        assert self._process is not None
        try:
            ready = receive_ready(self._process)
        except GraderFault:
            self._source.check()
            raise
        self.isolation = ("process", *ready.held)
        with self._timed():
            return self._receive(self._limits.call_seconds)

    def call(self, asked: Asked) -> Observation:
        """Call a function in the worker, within the limits."""
        if self._left <= 0:
            return Observation(fault=Fault(FaultKind.TIMED_OUT, text="all calls together"))
        seconds = min(self._limits.call_seconds, self._left)
        try:
            request = call_request(asked, seconds)
        except wire.WireError:
            return Observation(fault=Fault(FaultKind.TOO_LARGE))
        answer = self._ask(request, seconds)
        read = self._proper(partial(read_observation, sent=asked.sent), answer)
        return Observation(fault=read) if isinstance(read, Fault) else read

    def repeat(self, calls: bytes) -> Repetition:
        """Make calls in the worker, all within the time of one."""
        seconds = min(self._limits.call_seconds, self._left)
        if seconds <= 0:
            return Repetition()
        request = {"op": "repeat", "calls": calls, "seconds": seconds}
        answer = self._proper(read_repetition, self._ask(request, seconds))
        return Repetition(fault=answer) if isinstance(answer, Fault) else answer

    def accepts(self, function: str, args: int, keywords: Sequence[str]) -> Mapping[str, Any]:
        """Ask whether a function takes these arguments; one that will not say is believed to."""
        request = {"op": "accepts", "function": function, "args": args, "kwargs": list(keywords)}
        answer = self._proper(read_acceptance, self._ask(request, self._limits.call_seconds))
        return {"accepts": True, "signature": None} if isinstance(answer, Fault) else answer

    def _proper(self, read: Callable[[Any], _T], answer: Any) -> _T | Fault:
        """Read an answer; one that is no answer, which only tampering makes, is the end of it."""
        if isinstance(answer, Fault):
            return answer
        try:
            return read(answer)
        except (TypeError, ValueError):
            return self._distrust("it sent no proper answer")

    def _ask(self, request: Mapping[str, Any], seconds: float) -> Any:
        if self._tampered is not None:
            return self._tampered
        loading = self.load()
        if self._process is None:
            return loading.faults[0]  # it died again, and says more than a closed channel does
        if _has_something_to_say(self._process.channel):
            return self._distrust("it spoke without having been asked")
        with self._timed():
            if (fault := self._send(request, seconds)) is not None:
                return fault
            if not _has_something_to_say(self._process.channel, SOON_SECONDS):
                self._source.wait()
            return self._receive(seconds)

    def _send(self, request: Mapping[str, Any], seconds: float) -> Fault | None:
        """Ask; a worker that does not listen, or whose own values are too much, is at fault."""
        assert self._process is not None
        try:
            deadline = time.monotonic() + seconds + GRACE_SECONDS
            wire.send(self._process.channel, request, deadline)
        except wire.WireTimeout:
            self._kill()
            return Fault(FaultKind.TIMED_OUT)
        except wire.WireClosed:
            return self._post_mortem()
        except wire.WireError:  # before anything was sent
            return Fault(FaultKind.TOO_LARGE)
        return None

    def _receive(self, seconds: float) -> Any:
        assert self._process is not None
        try:
            deadline = time.monotonic() + seconds + GRACE_SECONDS
            return wire.receive(self._process.channel, deadline, self._budget)
        except wire.WireTimeout:
            self._kill()
            return Fault(FaultKind.TIMED_OUT)
        except wire.WireClosed:
            return self._post_mortem()
        except wire.WireError as error:
            return self._distrust(f"it sent no proper answer ({error})")

    def _distrust(self, text: str) -> Fault:
        self._kill()
        self._tampered = Fault(FaultKind.TAMPERED, text=text)
        return self._tampered

    @contextlib.contextmanager
    def _timed(self) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        finally:
            for allowance in self._allowances:
                allowance.seconds -= time.monotonic() - started

    def _post_mortem(self) -> Fault:
        """Say how the worker died."""
        self._source.check()
        assert self._process is not None
        ending = self._process.ending(GRACE_SECONDS)
        self._kill()
        return _fault_of(ending, self._limits)

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process = None

    def close(self) -> None:
        """End the process, with all that it has started."""
        if self._process is not None:
            self._source.end(self._process)
            self._process = None


def receive_ready(process: Process) -> Ready:
    """Wait for a process to say what it is held to.

    Raises
    ------
    GraderFault
        If it does not come so far. No submission has a part in that.
    """
    try:
        said = wire.receive(process.channel, time.monotonic() + BOOT_SECONDS)
    except wire.WireError as error:
        raise GraderFault(f"the worker did not start: {error}") from error
    if "failed" in said:
        raise GraderFault(f"the worker did not start: {said['failed']}")
    return Ready(tuple(said["held"]), said["mechanisms"])


def _has_something_to_say(channel: socket.socket, seconds: float = 0.0) -> bool:
    """Whether there is anything to be read: between two calls, an honest worker is silent."""
    readable, _, _ = select.select([channel], [], [], seconds)
    return bool(readable)


def _fault_of(ending: Ending, limits: Limits) -> Fault:
    if ending.reason == "disk":
        return Fault(FaultKind.CRASHED, text="it wrote more files than there is room for")
    if ending.code is None:
        return Fault(FaultKind.CRASHED, text="it closed its channel")
    if ending.code >= 0:
        text = f"your program ended the process (os._exit), with status {ending.code}"
        return Fault(FaultKind.ENDED, text=text)
    if ending.cpu_seconds >= limits.step_seconds:
        return Fault(FaultKind.TIMED_OUT)
    name = _signal_name(-ending.code)
    return Fault(FaultKind.CRASHED, text=f"the operating system stopped it with {name}")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:  # real-time signals have no names
        return f"signal {number}"
