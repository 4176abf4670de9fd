"""Where workers come from: forks of one zygote on Linux, else each a new Python."""

import contextlib
import os
import select
import shutil
import socket
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

from grader.model import Cancelled, GraderFault, Limits
from grader.worker import wire
from grader.worker.isolation.mechanism import Mechanism
from grader.worker.nursery import CAN_FORK, CANARY, END_SECONDS, Nursery
from grader.worker.process import (
    Ending,
    FreshProcess,
    Process,
    ctrl_c_waits,
    import_paths,
)
from grader.worker.supervisor import BOOT_SECONDS, Allowance, Ready, Supervisor, receive_ready

DISK_MIB: Final = 16


@dataclass(slots=True)
class Meter:
    """Adds up the processor time of workers that have ended, as far as it is known."""

    cpu_seconds: float = 0.0


class Workers:
    """Makes workers, all held to the same; one object serves any number of submissions.

    Parameters
    ----------
    without : collection of Mechanism
        What is not to be used although the system may have it.
    require : collection of str
        What must be held, of `grader.model.PROMISES`; without it no submission
        is run.
    meter : Meter, optional
        Is told what processor time the workers took.
    nursery : Nursery, optional
        What they are born of, if it is warm already; dismissed with them, its owner closes it.
    """

    def __init__(
        self,
        without: Collection[Mechanism] = (),
        require: Collection[str] = (),
        meter: "Meter | None" = None,
        nursery: Nursery | None = None,
    ) -> None:
        self._nursery, self._owns = nursery or Nursery(), nursery is None
        self._meter = meter or Meter()
        self.without = frozenset(without)
        self.require = frozenset(require)
        self._cancelled = threading.Event()
        self._channels: list[socket.socket] = []
        self._spares: list[tuple[Limits, Process]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def start(
        self, request: Mapping[str, Any], limits: Limits, allowance: Allowance | None = None
    ) -> Supervisor:
        """Start a worker on what `grader.worker.request.load_request` asks for."""
        return Supervisor(request, limits, partial(self.spawn, limits), allowance, self.check)

    def demand_required(self, limits: Limits) -> None:
        """Make sure that what is required is held.

        Raises
        ------
        GraderFault
            If it is not. No worker would load anything then.
        """
        held = self.inspect(limits).held if self.require else ()
        if missing := sorted(self.require.difference(held)):
            what = ", ".join(missing)
            raise GraderFault(f"Not held here: {what}. Nothing was run; `grade doctor` says why.")

    def cancel(self) -> None:
        """Let what is being graded, and will be, end with `Cancelled` soon; for another thread."""
        self._cancelled.set()
        for channel in tuple(self._channels):
            with contextlib.suppress(OSError):
                channel.shutdown(socket.SHUT_RDWR)  # whoever waits for a worker wakes

    def resume(self) -> None:
        """Take `cancel` back."""
        self._cancelled.clear()

    def check(self) -> None:
        """Raise `Cancelled` if that is wished."""
        if self._cancelled.is_set():
            raise Cancelled

    def inspect(self, limits: Limits) -> Ready:
        """Find out what a worker is held to, without any submission."""
        process = self.spawn(limits)
        try:
            return receive_ready(process)
        finally:
            process.kill()

    def prepare(self, limits: Limits, count: int) -> None:
        """Have so many processes boot that have not heard of any submission yet."""
        while len(self._spares) < count:
            self._spares.append((limits, self._spawn(limits)))

    def spawn(self, limits: Limits) -> Process:
        """Start a process, and tell it what it is held to; or take one that was prepared."""
        process = self._prepared(limits) or self._spawn(limits)
        self._channels = [c for c in self._channels if c.fileno() >= 0] + [process.channel]
        if self._cancelled.is_set():  # just before this one could be told
            process.kill()
            raise Cancelled
        return process

    def _prepared(self, limits: Limits) -> Process | None:
        while self._spares:
            held_to, process = self._spares.pop(0)
            if held_to == limits and not process.has_ended():
                return process
            process.kill()
        return None

    def _spawn(self, limits: Limits) -> Process:
        with ctrl_c_waits():
            folder = self._nursery.folder()
            process = self._fork(folder) if self._forks else FreshProcess(folder)
        hello = {
            "memory_mib": limits.memory_mib,
            "cpu_seconds": limits.step_seconds + BOOT_SECONDS,
            "disk_mib": DISK_MIB,
            "path": import_paths(),
            "without": sorted(self.without),
            "require": sorted(self.require),
            "kept": self._forks,
            "canary": str(self._nursery.root / CANARY),
            "grader": os.getpid(),
        }
        with contextlib.suppress(wire.WireError):
            wire.send(process.channel, hello, time.monotonic() + BOOT_SECONDS)
        return process

    @property
    def _forks(self) -> bool:
        return CAN_FORK and Mechanism.FORK not in self.without

    def _fork(self, folder: Path) -> Process:
        order = {
            "folder": str(folder),
            "disk_mib": DISK_MIB,
            "namespaces": Mechanism.NAMESPACES not in self.without,
        }
        channel, leash = self._nursery.fork(wire.encode(order))
        return ForkedProcess(channel, leash, folder, self._meter)

    def close(self) -> None:
        """End the zygote, and remove what is left of the workers' folders."""
        for _, process in self._spares:
            process.kill()
        self._spares.clear()
        if self._owns:
            self._nursery.close()
        else:
            self._nursery.dismiss()


class ForkedProcess:
    """A fork of the zygote, held by a keeper, whose end of the leash is with us."""

    def __init__(
        self, channel: socket.socket, leash: socket.socket, folder: Path, meter: Meter
    ) -> None:
        self.channel = channel
        self._meter = meter
        self._leash = leash
        self._folder = folder
        self._ending: Ending | None = None

    def ending(self, seconds: float) -> Ending:
        """Wait for the keeper's word."""
        if self._ending is None:
            try:
                said = wire.receive(self._leash, time.monotonic() + seconds)
            except wire.WireTimeout:
                return Ending(None)
            except wire.WireError:  # the keeper is gone, and with it the worker
                said = {"code": None, "cpu_seconds": 0.0, "reason": ""}
            self._ending = Ending(said["code"], said["cpu_seconds"], said["reason"])
            self._meter.cpu_seconds += self._ending.cpu_seconds
        return self._ending

    def has_ended(self) -> bool:
        """Whether the keeper has said so, or is gone."""
        readable, _, _ = select.select([self._leash], [], [], 0)
        return bool(readable)

    def kill(self) -> None:
        """Have the keeper end everything, and wait until it has."""
        self.channel.close()
        with contextlib.suppress(OSError):
            self._leash.shutdown(socket.SHUT_WR)
        self.ending(END_SECONDS)
        self._leash.close()
        shutil.rmtree(self._folder, ignore_errors=True)
