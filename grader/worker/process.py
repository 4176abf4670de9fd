"""A worker's process as the grader holds it: a channel to talk through, a way to end it.

What the process gets is the command line, one socket, and nothing else of the grader's.
"""

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from grader.model import GraderFault

BOOT: Final = (
    "import sys; sys.path[:0] = sys.argv[2:]; from grader.worker.{module} import main; main()"
)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended.

    Attributes
    ----------
    code : int or None
        Exit status, or minus the number of the signal that ended it; None if it runs still.
    cpu_seconds : float
        Processor time it took, where that is known.
    reason : str
        Why its keeper ended it; empty if it ended by itself.
    """

    code: int | None
    cpu_seconds: float = 0.0
    reason: str = ""


@dataclass(slots=True)
class Meter:
    """Adds up the processor time of workers that have ended, as far as it is known."""

    cpu_seconds: float = 0.0


class Process(Protocol):
    """A process that runs a worker's child."""

    channel: socket.socket

    def ending(self, seconds: float) -> Ending:
        """Say how it ended, after waiting so long for that at most."""

    def has_ended(self) -> bool:
        """Whether it has ended by now."""

    def dismiss(self) -> None:
        """Have it end, with all that it has started; wait for that only if nobody else sees to it.

        To kill it after that is to wait for the end, wherever it has got to.
        """

    def kill(self) -> None:
        """End it, with all that it has started, and wait for that; remove its folder."""


class FreshProcess:
    """A new Python in a process group of its own: slower than a fork, and possible everywhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_killed = False
        self.channel, self._process = launch("child", folder)

    def ending(self, seconds: float) -> Ending:
        """Wait for the process."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return Ending(self._process.returncode)

    def has_ended(self) -> bool:
        """Ask the operating system."""
        return self._process.poll() is not None

    def dismiss(self) -> None:
        """Kill it: its folder is to be gone before another process of the submission may look."""
        self.kill()

    def kill(self) -> None:
        """Kill the process group, once, and remove its folder."""
        if not self._is_killed:
            with contextlib.suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()
        self._process.wait()
        self._is_killed = True  # its number may be another's now
        self.channel.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def import_paths() -> list[str]:
    """Where the worker finds the kit and NumPy, until it has imported them."""
    spec = importlib.util.find_spec("numpy")
    if spec is None or spec.origin is None:
        raise GraderFault("NumPy is not installed")
    return [str(Path(__file__).resolve().parents[2]), str(Path(spec.origin).parents[1])]


def _environment() -> dict[str, str]:
    """Nothing of the caller's: tokens and secrets live there. One thread, one hash seed."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return kept | threads | {"PYTHONHASHSEED": "0"}


def launch(module: str, folder: Path) -> tuple[socket.socket, "subprocess.Popen[bytes]"]:
    """Start ``main`` of a module of this package in a new Python; return our end of its socket."""
    ours, theirs = socket.socketpair()
    # Not -I: the hash seed, which makes reports repeatable, is read from the environment.
    command = [sys.executable, "-s", "-P", "-S", "-c", BOOT.format(module=module)]
    if module == "child" or sys.dont_write_bytecode:
        command[1:1] = ["-B"]
    options: dict[str, Any] = {
        "cwd": folder,
        "env": _environment(),
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    with theirs:
        if sys.platform == "win32":
            process = subprocess.Popen(
                [*command, "-", *import_paths()], stdin=subprocess.PIPE, **options
            )
            assert process.stdin is not None
            with process.stdin as pipe:
                pipe.write(theirs.share(process.pid))
        else:
            process = subprocess.Popen(
                [*command, str(theirs.fileno()), *import_paths()],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                **options,
            )
    return ours, process


@contextlib.contextmanager
def ctrl_c_waits() -> Iterator[None]:
    """Hold Ctrl-C back for a moment, so that what is being made is known to who removes it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
