"""The keeper of one worker: starts it, ends it with all that it has started, says how it ended.

In a PID namespace it is process 1, so that nothing of the worker can outlive it. Without one it is
the parent that the kernel gives to orphans, and sweeps until it has no children. It runs no code of
a submission, and knows neither the submission nor the course.
"""

import contextlib
import os
import select
import shutil
import signal
import socket
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NoReturn

from grader.worker import child, wire
from grader.worker.isolation import namespaces
from grader.worker.isolation.kernel import PR_SET_CHILD_SUBREAPER, prctl
from grader.worker.isolation.layers import Surroundings

SWEEP_SECONDS: Final = 5.0
WATCH_SECONDS: Final = 0.05
MAX_FILES: Final = 256


def keep(
    order: Mapping[str, Any],
    channel: socket.socket,
    leash: socket.socket,
    surroundings: Surroundings,
) -> NoReturn:
    """Keep a worker until it ends, or until the grader lets go of the leash.

    Parameters
    ----------
    order : mapping
        ``folder``: the worker's; ``disk_mib``: how much it may write there.
    channel : socket
        The worker's; it hears everything else from there.
    leash : socket
        Ours. The grader's end is closed when it wants the worker ended, or has itself ended.
    surroundings : Surroundings
        Of the worker. The namespaces in it, if any, are still to be entered.
    """
    try:
        with child.telling_why(channel):
            _keep(order, channel, leash, surroundings)
    finally:
        os._exit(0)


def _keep(
    order: Mapping[str, Any],
    channel: socket.socket,
    leash: socket.socket,
    surroundings: Surroundings,
) -> None:
    folder, size = Path(order["folder"]), order["disk_mib"] << 20
    alone = not surroundings.namespaces
    if alone:
        namespaces.enter(folder, order["disk_mib"])
        if os.fork():  # the child is process 1 of the new namespace
            os._exit(0)
    else:
        prctl(PR_SET_CHILD_SUBREAPER, 1)
    surroundings = replace(surroundings, parent=os.getpid())
    worker = os.fork()
    if worker == 0:
        leash.close()
        os.chdir(folder)
        child.run(channel, surroundings)
    channel.close()
    # In a namespace, the folder is a file system of its own that has this size.
    reason = _watch(worker, leash, None if alone else folder, size)
    ending = _end(worker, alone)
    for entry in folder.iterdir():
        _remove(entry)
    wire.send(leash, ending | {"reason": reason}, time.monotonic() + SWEEP_SECONDS)


def _watch(worker: int, leash: socket.socket, folder: Path | None, size: int) -> str:
    """Wait until the worker ends or has to; return why it has to."""
    ended = os.pidfd_open(worker)
    poll = select.poll()
    poll.register(ended, select.POLLIN)
    poll.register(leash, select.POLLIN)
    while True:
        events = poll.poll(WATCH_SECONDS * 1000 if folder else None)
        if any(descriptor == ended for descriptor, _ in events):
            return ""
        if events:
            return "asked"
        if folder and _is_too_large(folder, size):
            return "disk"


def _is_too_large(folder: Path, size: int) -> bool:
    """Whether there is too much in a folder, to which only plain files can have been added."""
    total = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for count, entry in enumerate(entries):
            with contextlib.suppress(OSError):  # removed meanwhile
                total += entry.stat(follow_symlinks=False).st_blocks * 512
            if total > size or count > MAX_FILES:
                return True
    return False


def _end(worker: int, alone: bool) -> dict[str, Any]:
    """Kill the worker and all it has started; say how it ended."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker, signal.SIGKILL)
    _, status, usage = os.wait4(worker, 0)
    deadline = time.monotonic() + SWEEP_SECONDS
    while time.monotonic() < deadline:
        for pid in _children(alone):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.001)  # killed, but not yet dead
        except ChildProcessError:  # none left
            break
    return {
        "code": os.waitstatus_to_exitcode(status),
        "cpu_seconds": usage.ru_utime + usage.ru_stime,
    }


def _children(alone: bool) -> list[int]:
    """List our children; where all processes to be seen are ours, -1 means all of them."""
    if alone:
        return [-1]
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return [int(pid) for pid in found.split()]


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            entry.unlink()
