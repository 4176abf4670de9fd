"""What a process may do beyond others: given up, before strangers' code runs in it."""

import contextlib
import os
import signal
import struct
from typing import Final

from grader.worker.isolation.kernel import (
    IS_LINUX,
    PR_CAP_AMBIENT,
    PR_CAP_AMBIENT_CLEAR_ALL,
    PR_CAPBSET_DROP,
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    call,
    prctl,
)

CAPABILITY_VERSION: Final = 0x20080522
NO_CAPABILITIES: Final = bytes(2 * 3 * 4)
"""Effective, permitted and inheritable ones, in two halves: from linux/capability.h."""

CAPABILITIES: Final = 64
"""As many as that version has room for; a kernel knows some 40 of them."""


def give_up(parent: int) -> None:
    """Hold no capability and gain none, be no one's to look into, and end with the parent.

    Parameters
    ----------
    parent : int
        What `os.getppid` gives while the parent lives: its process id, noted by itself before it
        forked, or 0 in the first process of a PID namespace (there nothing tells that it has
        ended in between; let that one watch a channel).

    Raises
    ------
    OSError
        Where this is not Linux, or the parent has ended already (`ProcessLookupError`).
    """
    if not IS_LINUX:
        raise OSError("only Linux has privileges to give up one by one")
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    _drop_bounds()
    with contextlib.suppress(OSError):  # unknown before Linux 4.3, which then has none
        prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    call("capset", struct.pack("=Ii", CAPABILITY_VERSION, 0), NO_CAPABILITIES)
    shield()
    # Last, since a change of credentials can undo it. The parent may have ended before: then the
    # signal never comes.
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise ProcessLookupError("the process that this one works for has ended")


def shield() -> None:
    """Let no process of the same user look into this one: its memory, environment, descriptors.

    Elsewhere than on Linux this does nothing. It keeps nobody from sending a signal.
    """
    if IS_LINUX:
        prctl(PR_SET_DUMPABLE, 0)


def _drop_bounds() -> None:
    """Let no program that is executed bring capabilities; needs one itself, so mostly refused."""
    with contextlib.suppress(OSError):  # EPERM at once, or EINVAL after the last one
        for capability in range(CAPABILITIES):
            prctl(PR_CAPBSET_DROP, capability)
