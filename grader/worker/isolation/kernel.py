"""System calls of Linux that Python has no function for."""

import ctypes
import os
import sys
from functools import cache
from typing import Any, Final

IS_LINUX: Final = sys.platform == "linux"

PR_SET_PDEATHSIG: Final = 1
PR_GET_DUMPABLE: Final = 3
PR_SET_DUMPABLE: Final = 4
PR_SET_SECCOMP: Final = 22
PR_CAPBSET_DROP: Final = 24
PR_SET_CHILD_SUBREAPER: Final = 36
PR_SET_NO_NEW_PRIVS: Final = 38
PR_GET_NO_NEW_PRIVS: Final = 39
PR_CAP_AMBIENT: Final = 47
PR_CAP_AMBIENT_CLEAR_ALL: Final = 4
"""From linux/prctl.h."""


def call(name: str, *args: object) -> int:
    """Call a function of the C library.

    Raises
    ------
    OSError
        If it returns -1; with the `errno` that it set.
    """
    result = int(_function(name)(*args))
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


@cache  # opening the library anew takes ten times as long as the call
def _function(name: str) -> Any:
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    # An int's -1 in a register need not be a long's -1: its upper half may be zero.
    function.restype = ctypes.c_long if name == "syscall" else ctypes.c_int
    return function


def syscall(number: int, *args: object) -> int:
    """Make a system call by its number; see `call`."""
    # The kernel reads whole registers, and ctypes passes an int as half of one.
    whole = [ctypes.c_long(each) if isinstance(each, int) else each for each in args]
    return call("syscall", ctypes.c_long(number), *whole)


def prctl(option: int, *args: int) -> int:
    """Set or ask an attribute of this process; see `call`."""
    return call("prctl", option, *map(ctypes.c_ulong, (*args, *[0] * (4 - len(args)))))
