"""Landlock: no file but those that a worker needs, no TCP, no signal to others; unprivileged.

References
----------
.. [1] "Landlock: unprivileged access control", kernel documentation, userspace-api/landlock.
"""

import contextlib
import os
import stat
import struct
from collections.abc import Iterable, Iterator
from ctypes import c_long
from functools import cache, partial
from pathlib import Path
from typing import Final

from grader.worker.isolation.kernel import IS_LINUX, call, syscall

CREATE_RULESET: Final = 444
ADD_RULE: Final = 445
RESTRICT_SELF: Final = 446
"""System calls; newer than the tables that differ, so the same on every processor."""

GIVE_VERSION: Final = 1
BENEATH_A_PATH: Final = 1


# What can be done to files, from linux/landlock.h, by the ABI that learnt it.
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << n for n in range(6))
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = (
    1 << n for n in range(6, 13)
)
REFER, TRUNCATE, IOCTL_DEV, RESOLVE_UNIX = (1 << n for n in range(13, 17))
RIGHTS_SINCE: Final = {1: REFER - 1, 2: REFER, 3: TRUNCATE, 5: IOCTL_DEV, 9: RESOLVE_UNIX}
TCP: Final = 0b11  # bind, connect
TCP_SINCE: Final = 4
SCOPES: Final = 0b11  # abstract sockets, signals: none to a process outside
SCOPES_SINCE: Final = 6

HOLD: Final = os.O_CLOEXEC | getattr(os, "O_PATH", 0)
"""Opens a path to name it, not to read it."""

READING: Final = READ_FILE | READ_DIR
WORKING: Final = READING | WRITE_FILE | TRUNCATE | MAKE_REG | REMOVE_FILE
"""In the folder of the worker's own: plain files; no folders, links, pipes, sockets, devices."""

OF_A_FILE: Final = READ_FILE | WRITE_FILE | TRUNCATE
"""What the kernel takes of a rule for something that is not a folder."""


def abi() -> int:
    """Ask how much of Landlock this kernel knows; 0 is nothing."""
    if not IS_LINUX:
        return 0
    try:
        return syscall(CREATE_RULESET, None, 0, GIVE_VERSION)
    except OSError:  # not built in, or switched off at boot
        return 0


def prepare(readable: Iterable[Path]) -> tuple[bytes, ...]:
    """Make the rules that let files and folders be read, once for many workers.

    Each holds its path open, by a descriptor that reads nothing but leads to what is in a folder:
    a worker closes all of them. What is not there is left out.
    """
    rules = []
    for path in readable:
        with contextlib.suppress(OSError):
            rules.append(_rule(os.open(path, HOLD), READING))
    return tuple(rules)


def restrict(rules: Iterable[bytes], writable: Path | None) -> None:
    """Forbid this process and its children, for good, all files but these.

    Nothing can be executed, no TCP port bound or connected to (ABI 4), no process outside be sent a
    signal or reached by an abstract socket (ABI 6).

    Parameters
    ----------
    rules : iterable of bytes
        From `prepare`: what can be read.
    writable : Path or None
        The worker's own folder, for plain files in it.

    Raises
    ------
    OSError
        If the kernel cannot, or `no_new_privs` is not set.

    Notes
    -----
    What the kernel does not look at: `stat`, modes, owners and times of files (of any path), UDP,
    what was open before. Truncation without writing it sees since ABI 3 only.
    """
    ruleset = _create()
    # As `syscall` does, but two hundred times and with nothing to convert.
    add = partial(call, "syscall", *map(c_long, (ADD_RULE, ruleset, BENEATH_A_PATH)))
    none = c_long(0)
    try:
        for rule in rules:
            add(rule, none)
        if writable is not None:
            with _opened(writable) as folder:
                add(_rule(folder, WORKING), none)
        syscall(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _create() -> int:
    """Make a set of rules that handles all that this kernel can."""
    level = _level()
    attributes = _attributes(level)
    return syscall(CREATE_RULESET, attributes, len(attributes), 0)


@cache
def _level() -> int:
    """Find the highest level that holds; some distributions claim one without all that is in it."""
    for level in range(abi(), 1, -1):
        attributes = _attributes(level)
        with contextlib.suppress(OSError):
            os.close(syscall(CREATE_RULESET, attributes, len(attributes), 0))
            return level
    return 1


def _attributes(level: int) -> bytes:
    fields = [_handled(level)]
    if level >= TCP_SINCE:
        fields.append(TCP)
    if level >= SCOPES_SINCE:
        fields.append(SCOPES)
    return struct.pack(f"={len(fields)}Q", *fields)


def _handled(level: int) -> int:
    return sum(right for since, right in RIGHTS_SINCE.items() if level >= since)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    descriptor = os.open(path, HOLD)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _rule(descriptor: int, rights: int) -> bytes:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISCHR(mode):
        rights |= WRITE_FILE  # what /dev/null is for
    if not stat.S_ISDIR(mode):
        rights &= OF_A_FILE
    return struct.pack("=Qi", rights & _handled(_level()), descriptor)
