"""System calls of Linux that Python has no function for."""

import ctypes
import os
import sys
from typing import Final

IS_LINUX: Final = sys.platform == "linux"

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
PR_SET_SECCOMP: Final = 22
PR_SET_CHILD_SUBREAPER: Final = 36
PR_SET_NO_NEW_PRIVS: Final = 38
PR_GET_NO_NEW_PRIVS: Final = 39
"""From linux/prctl.h."""


def call(name: str, *args: object) -> int:
    """Call a function of the C library.

    Raises
    ------
    OSError
        If it returns -1; with the `errno` that it set.
    """
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    function.restype = ctypes.c_long
    result = int(function(*args))
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def syscall(number: int, *args: object) -> int:
    """Make a system call by its number; see `call`."""
    return call("syscall", ctypes.c_long(number), *args)


def prctl(option: int, *args: int) -> int:
    """Set or ask an attribute of this process; see `call`."""
    return call("prctl", option, *map(ctypes.c_ulong, (*args, *[0] * (4 - len(args)))))
