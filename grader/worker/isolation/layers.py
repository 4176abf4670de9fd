"""All that holds a worker, put on from the outside in, in the one order that works.

No layer is relied on: what is promised is what `grader.worker.isolation.probes` then finds held.
"""

import importlib.machinery
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.worker.isolation import landlock, privileges, seccomp
from grader.worker.isolation.kernel import IS_LINUX
from grader.worker.isolation.limits import limit_resources
from grader.worker.isolation.mechanism import Mechanism
from grader.worker.isolation.readable import readable_paths


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a worker finds itself in.

    Attributes
    ----------
    readable : tuple of bytes
        Rules of Landlock for what it may read.
    parent : int
        The process that it must not outlive.
    namespaces : str
        Empty, or why it is in none of its own.
    """

    readable: tuple[bytes, ...]
    parent: int
    namespaces: str


def readable() -> tuple[bytes, ...]:
    """Make the rules for what a worker may read; the same for all of them."""
    if not landlock.abi():
        return ()
    for entry in sys.path:  # the folders that hold other packages too cannot be listed later
        importlib.machinery.PathFinder.find_spec("_", [entry])
    return landlock.prepare(readable_paths([]))


def put_on(hello: Mapping[str, Any], channel: int, around: Surroundings) -> dict[str, str]:
    """Hold this process, which has one thread and in its working folder nothing yet.

    Parameters
    ----------
    hello : mapping
        What the grader said first.
    channel : int
        The one descriptor, beside the three standard ones, that stays.
    around : Surroundings
        What has been seen to already.

    Returns
    -------
    dict of str to str
        Mechanism -> ``""``, or why it is not in use.
    """
    if hasattr(os, "setsid") and os.getsid(0) != os.getpid():
        os.setsid()
    if not IS_LINUX:
        _close_all_but(channel)
        limit_resources(hello["memory_mib"], hello["cpu_seconds"], hello["disk_mib"])
        return dict.fromkeys(map(str, Mechanism), "only on Linux")
    privileges.give_up(around.parent)
    said = {Mechanism.NAMESPACES.value: around.namespaces}

    def put(mechanism: Mechanism, on: Callable[[], None]) -> None:
        said[mechanism.value] = "not wanted"
        if mechanism not in hello["without"]:
            try:
                on()
            except OSError as error:
                said[mechanism.value] = str(error)
            else:
                said[mechanism.value] = ""

    # Landlock's rules are open descriptors, so these are closed and limited after it.
    put(Mechanism.LANDLOCK, lambda: landlock.restrict(around.readable, Path.cwd()))
    _close_all_but(channel)
    limit_resources(hello["memory_mib"], hello["cpu_seconds"], hello["disk_mib"])
    put(Mechanism.SECCOMP, lambda: seccomp.install(os.getpid()))
    return said


def _close_all_but(channel: int) -> None:
    """Close every descriptor that came along by mistake."""
    most = os.sysconf("SC_OPEN_MAX") if hasattr(os, "sysconf") else 256
    os.closerange(3, channel)
    os.closerange(channel + 1, most)
