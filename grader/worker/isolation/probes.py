"""What is held, found out by trying, in the worker and before any learner code.

A number of a kernel says little: back-ported, switched off by the distribution, filtered by a
container. So each promise is what an attempt to break it comes to.
"""

import contextlib
import errno
import mmap
import os
import socket
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from grader.worker.isolation.kernel import PR_GET_NO_NEW_PRIVS, call, prctl
from grader.worker.isolation.namespaces import NAMESPACES

NOWHERE: Final = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses for documentation (RFC 5737, RFC 3849): no packet for them ever arrives."""


def held(hello: Mapping[str, Any]) -> list[str]:
    """Name the promises that are kept here.

    Parameters
    ----------
    hello : mapping
        What the grader said first: limits, a canary file, its process id, whether there is a
        keeper.
    """
    return [name for name, probe in PROBES.items() if probe(hello)]


def _memory(hello: Mapping[str, Any]) -> bool:
    return _fails(lambda: mmap.mmap(-1, hello["memory_mib"] << 20).close())


def _cpu(hello: Mapping[str, Any]) -> bool:
    """Ask for the limit: to reach it would take too long, and end this process."""
    try:
        import resource
    except ImportError:  # Windows
        return False
    return resource.getrlimit(resource.RLIMIT_CPU)[1] != resource.RLIM_INFINITY


def _disk(hello: Mapping[str, Any]) -> bool:
    """Write beyond the limit of a file; that many files are no way round, a keeper sees to."""
    file = Path("probe")
    descriptor = os.open(file, os.O_CREAT | os.O_RDWR)
    try:
        return hello["kept"] and _fails(
            lambda: os.pwrite(descriptor, b"x", hello["disk_mib"] << 20)
        )
    finally:
        os.close(descriptor)
        file.unlink()


def _files(hello: Mapping[str, Any]) -> bool:
    canary = Path(hello["canary"])
    return (
        _fails(canary.read_bytes)
        and _fails(lambda: list(canary.parent.iterdir()))
        and _fails(lambda: os.close(os.open(canary, os.O_WRONLY)))
        and _fails(lambda: os.close(os.open(f"{canary}.new", os.O_WRONLY | os.O_CREAT)))
    )


def _network(hello: Mapping[str, Any]) -> bool:
    families = [*NOWHERE, *([socket.AF_UNIX] if hasattr(socket, "AF_UNIX") else [])]
    return all(_cannot_reach_out(family) for family in families)


def _cannot_reach_out(family: socket.AddressFamily) -> bool:
    try:
        outward = socket.socket(family, socket.SOCK_DGRAM)
    except OSError:
        return True
    with outward:
        # A socket file of another program is reached by its path, of which there are too many to
        # try; that no such socket can be made is the only proof.
        return family in NOWHERE and _fails(lambda: outward.connect((NOWHERE[family], 9)))


def _processes(hello: Mapping[str, Any]) -> bool:
    return hasattr(os, "fork") and _forked(lambda: True) is None and _cannot_execute()


def _forked(attempt: Callable[[], bool]) -> bool | None:
    """Return what comes of an attempt in a child; None where there can be no child."""
    try:
        pid = os.fork()
    except OSError:
        return None
    if pid == 0:
        os._exit(attempt())
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1


def _cannot_execute() -> bool:
    """Execute what is not there: a kernel that forbids it does not even look."""
    try:
        os.execv("/nowhere", ["nowhere"])  # noqa: S606
    except OSError as error:
        return error.errno != errno.ENOENT


def _signals(hello: Mapping[str, Any]) -> bool:
    """Ask whether the grader, and this worker's keeper, could be sent a signal."""
    if sys.platform == "win32":  # there, kill terminates whatever the signal
        return False
    return all(_fails(partial(os.kill, pid, 0)) for pid in (hello["grader"], os.getppid()))


def _privileges(hello: Mapping[str, Any]) -> bool:
    if sys.platform != "linux":
        return False
    return (
        prctl(PR_GET_NO_NEW_PRIVS) == 1
        and _fails(lambda: os.chroot("/"))
        and _cannot_be_root_of_its_own()
    )


def _cannot_be_root_of_its_own() -> bool:
    """Try for a namespace, which gives all privileges over what is made there.

    In a child, since who succeeds is changed by it; where there can be none, it fails as a rule.
    """

    def attempt() -> bool:
        return _fails(lambda: call("unshare", NAMESPACES["user"]))

    found = _forked(attempt)
    return attempt() if found is None else found


def _leftovers(hello: Mapping[str, Any]) -> bool:
    """Rely on the keeper; where nothing can be started, nothing can be left."""
    return bool(hello["kept"]) or _processes(hello)


def _fails(attempt: Callable[[], object]) -> bool:
    with contextlib.suppress(OSError, ValueError, OverflowError):
        attempt()
        return False
    return True


PROBES: Final[Mapping[str, Callable[[Mapping[str, Any]], bool]]] = {
    "memory": _memory,
    "cpu": _cpu,
    "disk": _disk,
    "files": _files,
    "network": _network,
    "processes": _processes,
    "signals": _signals,
    "privileges": _privileges,
    "leftovers": _leftovers,
}
"""Promise -> its probe; as in `grader.model.PROMISES`, which a worker does not import."""
