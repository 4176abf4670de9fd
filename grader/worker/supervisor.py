"""The judging process's side of a worker: starts it, asks it, times it, kills it, starts anew."""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from grader.model import Fault, FaultKind, GraderFault, Limits, Loading, Observation
from grader.worker import wire
from grader.worker.answer import read_acceptance, read_loading, read_observation
from grader.worker.process import import_paths, launch
from grader.worker.request import call_request

_T = TypeVar("_T")

BOOT_SECONDS: Final = 30.0
"""Python and NumPy start in a tenth of a second; a busy machine may take very long."""

GRACE_SECONDS: Final = 1.0
"""Between the worker's own alarm, which still gives a line number, and the kill, which does not."""


class Worker(Protocol):
    """A submission loaded for one step."""

    isolation: tuple[str, ...]

    def load(self) -> Loading:
        """Say what was found in the submission."""

    def call(
        self,
        function: str,
        args: Sequence[object],
        kwargs: Mapping[str, object],
        given: Mapping[str, object] | None = None,
        seed: int | None = None,
        keep: str | None = None,
    ) -> Observation:
        """Call one of its functions."""

    def accepts(self, function: str, args: int, keywords: Sequence[str]) -> Mapping[str, Any]:
        """Say whether a function takes so many arguments, and these keywords."""

    def close(self) -> None:
        """End it."""


class Supervisor:
    """A `Worker` in a process of its own.

    A worker that hangs or dies is replaced, so that the checks that follow are judged all the same.

    Parameters
    ----------
    request : mapping
        What to load.
    limits : Limits
        Per call and for all calls together; the time in between is not counted.
    """

    def __init__(self, request: Mapping[str, Any], limits: Limits) -> None:
        self.isolation: tuple[str, ...] = ("process",)
        self._request = dict(request)
        self._limits = limits
        self._left = limits.step_seconds
        self._budget = wire.Budget()
        self._loading: Loading | None = None
        # Removes itself at the latest when this process ends, however that comes about.
        with _ctrl_c_waits():
            self._folder = tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True)
        try:
            self._start()
        except BaseException:  # nobody else knows of this worker yet
            self.close()
            raise

    def _start(self) -> None:
        with _ctrl_c_waits():
            self._channel, self._process = launch(Path(self._folder.name))
            self._alive, self._loading = True, None
        hello = {
            "memory_mib": self._limits.memory_mib,
            "cpu_seconds": self._limits.step_seconds + BOOT_SECONDS,
            "path": import_paths(),
        }
        # Sent ahead: the worker boots and loads while this process imports pytest.
        with contextlib.suppress(wire.WireError):
            deadline = time.monotonic() + BOOT_SECONDS
            wire.send(self._channel, hello, deadline)
            wire.send(self._channel, self._request, deadline)

    def load(self) -> Loading:
        """Wait for the sources to be loaded; with definitions only, if all of it cannot be."""
        if not self._alive:
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
        try:
            hello = wire.receive(self._channel, time.monotonic() + BOOT_SECONDS)
        except wire.WireError as error:
            raise GraderFault(f"the worker did not start: {error}") from error
        self.isolation = ("process", *hello["limits"])
        return self._receive(self._limits.call_seconds)

    def call(
        self,
        function: str,
        args: Sequence[object],
        kwargs: Mapping[str, object],
        given: Mapping[str, object] | None = None,
        seed: int | None = None,
        keep: str | None = None,
    ) -> Observation:
        """Call a function in the worker, within the limits."""
        if self._left <= 0:
            return Observation(fault=Fault(FaultKind.TIMED_OUT, text="all calls together"))
        seconds = min(self._limits.call_seconds, self._left)
        request = call_request(function, args, kwargs, given, seed, seconds, keep)
        answer = self._ask(request, seconds)
        read = self._proper(partial(read_observation, sent=len(args)), answer)
        return Observation(fault=read) if isinstance(read, Fault) else read

    def accepts(self, function: str, args: int, keywords: Sequence[str]) -> Mapping[str, Any]:
        """Ask whether a function takes these arguments; one that will not say is believed to."""
        request = {"op": "accepts", "function": function, "args": args, "kwargs": list(keywords)}
        answer = self._proper(read_acceptance, self._ask(request, self._limits.call_seconds))
        return {"accepts": True, "signature": None} if isinstance(answer, Fault) else answer

    def _proper(self, read: Callable[[Any], _T], answer: Any) -> _T | Fault:
        """Read an answer; one that is no answer, which only tampering makes, is a crash."""
        if isinstance(answer, Fault):
            return answer
        try:
            return read(answer)
        except (TypeError, ValueError):
            return self._improper()

    def _improper(self) -> Fault:
        self._kill()
        return Fault(FaultKind.CRASHED, text="it sent no proper answer")

    def _ask(self, request: Mapping[str, Any], seconds: float) -> Any:
        loading = self.load()
        if not self._alive:
            return loading.faults[0]  # it died again, and says more than a closed channel does
        started = time.monotonic()
        try:
            wire.send(self._channel, request, started + BOOT_SECONDS)
            return self._receive(seconds)
        except wire.WireError:
            return self._post_mortem()
        finally:
            self._left -= time.monotonic() - started

    def _receive(self, seconds: float) -> Any:
        try:
            deadline = time.monotonic() + seconds + GRACE_SECONDS
            return wire.receive(self._channel, deadline, self._budget)
        except wire.WireTimeout:
            self._kill()
            return Fault(FaultKind.TIMED_OUT)
        except wire.Malformed:
            return self._improper()
        except wire.WireError:
            return self._post_mortem()

    def _post_mortem(self) -> Fault:
        """Say how the worker died."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(GRACE_SECONDS)
        code = self._process.returncode
        self._kill()
        if code is None:
            return Fault(FaultKind.CRASHED, text="it closed its channel")
        if code == -getattr(signal, "SIGXCPU", 0):
            return Fault(FaultKind.TIMED_OUT)
        if code < 0:
            name = _signal_name(-code)
            return Fault(FaultKind.CRASHED, text=f"the operating system stopped it with {name}")
        return Fault(FaultKind.CRASHED, text=f"it ended itself with exit status {code}")

    def _kill(self) -> None:
        if not hasattr(self, "_process"):
            return
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()
        self._channel.close()
        self._alive = False

    def close(self) -> None:
        """End the process group and remove its empty working folder."""
        self._kill()
        self._folder.cleanup()


@contextlib.contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    """Hold Ctrl-C back for a moment, so that what is being made is known to who removes it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:  # real-time signals have no names
        return f"signal {number}"
