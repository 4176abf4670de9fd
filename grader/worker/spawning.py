"""Starts the process of a worker, and tells it what it is held to."""

import contextlib
import os
import select
import shutil
import socket
import time
from collections.abc import Collection
from pathlib import Path
from typing import Final

from grader.model import Limits
from grader.worker import wire
from grader.worker.isolation.mechanism import Mechanism
from grader.worker.nursery import CAN_FORK, CANARY, END_SECONDS, Nursery
from grader.worker.process import (
    Ending,
    FreshProcess,
    Meter,
    Process,
    ctrl_c_waits,
    import_paths,
)
from grader.worker.supervisor import BOOT_SECONDS

DISK_MIB: Final = 16


def spawn(
    nursery: Nursery,
    limits: Limits,
    without: Collection[Mechanism],
    require: Collection[str],
    meter: Meter,
) -> Process:
    """Start a process, a fork where there can be one; `Workers` has the parameters."""
    forks = CAN_FORK and Mechanism.FORK not in without
    with ctrl_c_waits():
        folder = nursery.folder()
        process = _fork(nursery, folder, without, meter) if forks else FreshProcess(folder)
    hello = {
        "memory_mib": limits.memory_mib,
        "cpu_seconds": limits.step_seconds + BOOT_SECONDS,
        "disk_mib": DISK_MIB,
        "path": import_paths(),
        "without": sorted(without),
        "require": sorted(require),
        "kept": forks,
        "canary": str(nursery.root / CANARY),
        "grader": os.getpid(),
    }
    with contextlib.suppress(wire.WireError):
        wire.send(process.channel, hello, time.monotonic() + BOOT_SECONDS)
    return process


def _fork(nursery: Nursery, folder: Path, without: Collection[Mechanism], meter: Meter) -> Process:
    order = {
        "folder": str(folder),
        "disk_mib": DISK_MIB,
        "namespaces": Mechanism.NAMESPACES not in without,
    }
    channel, leash = nursery.fork(wire.encode(order))
    return ForkedProcess(channel, leash, folder, meter)


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

    def dismiss(self) -> None:
        """Have the keeper end everything."""
        self.channel.close()
        with contextlib.suppress(OSError):
            self._leash.shutdown(socket.SHUT_WR)

    def kill(self) -> None:
        """Have the keeper end everything, and wait until it has."""
        self.dismiss()
        self.ending(END_SECONDS)
        self._leash.close()
        shutil.rmtree(self._folder, ignore_errors=True)
