"""Lets a process make the system calls of `allowed_calls` only, from now on and in all threads.

The filter is a program for the kernel's classic BPF machine, which runs before each call. It can
only jump forwards, and each answer has to be within 255 instructions of the question.

References
----------
man 2 seccomp; Documentation/networking/filter.rst of the kernel.
"""

import ctypes
import errno
import functools
import platform
import struct
import sys
from dataclasses import dataclass
from typing import Final

from grader.worker.isolation.allowed_calls import ALLOWED, FIRST_NEW, Condition, Rule, rules
from grader.worker.isolation.kernel import IS_LINUX, syscall
from grader.worker.isolation.syscalls import NUMBERS

Code = tuple[tuple[int, int, int, int], ...]
"""Instructions: operation, jump if true, jump if false (how many to leave out), operand."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What differs between processors."""

    column: int
    audit_arch: int
    has_x32: bool


MACHINES: Final = {
    "x86_64": Machine(0, 0xC000003E, has_x32=True),
    "aarch64": Machine(1, 0xC00000B7, has_x32=False),
}
"""By the name that the platform gives; the second number is from linux/audit.h."""

_X32: Final = 0x40000000
"""This bit asks x86_64 for the calls of a third ABI, with numbers that repeat."""

# struct seccomp_data: int number, int architecture, long instruction, long arguments[6].
_NUMBER: Final = 0
_ARCHITECTURE: Final = 4
_ARGUMENTS: Final = 16

_LOAD: Final = 0x20
_AND: Final = 0x54
_IF_EQUAL: Final = 0x15
_IF_AT_LEAST: Final = 0x35
_RETURN: Final = 0x06

_ALLOW: Final[Code] = ((_RETURN, 0, 0, 0x7FFF0000),)
_KILL: Final[Code] = ((_RETURN, 0, 0, 0x80000000),)
"""The whole process. Only for the calls of another ABI (int 0x80, x32): a program comes by them
in no honest way, and what their numbers and errors mean is not in the tables here."""

_TSYNC: Final = 1
_SET_MODE_FILTER: Final = 1

_WORD: Final = struct.Struct("=I")
_A_PID: Final = 0x7FFFFFFF
"""Stands for the process's number until it is known; no process has it, and no other operand."""


def supported() -> bool:
    """Tell whether the tables are for this system: 64-bit Linux on a processor of `MACHINES`."""
    return IS_LINUX and sys.maxsize > 1 << 32 and platform.machine() in MACHINES


def install(own_pid: int) -> None:
    """Hold this process to the policy; it cannot be undone. Other layers come before it.

    Parameters
    ----------
    own_pid : int
        The number of this process, the only one that it may send signals to.

    Raises
    ------
    OSError
        If the kernel refuses: no_new_privs is not set, it has no seccomp, or a thread is under a
        filter of its own.
    """
    if own_pid < 1:
        raise ValueError(f"{own_pid} is not the number of one process")
    packed = prepare().replace(_WORD.pack(_A_PID), _WORD.pack(own_pid))
    instructions = ctypes.create_string_buffer(packed, len(packed))
    # struct sock_fprog: the length, and with native alignment a pointer.
    address = ctypes.addressof(instructions)
    header = ctypes.create_string_buffer(struct.pack("@HP", len(packed) // 8, address))
    number = NUMBERS["seccomp"][MACHINES[platform.machine()].column]
    # TSYNC: a thread that is there already (of OpenBLAS) could be talked into anything else.
    thread = syscall(number or 0, _SET_MODE_FILTER, _TSYNC, header)
    if thread:
        raise OSError(errno.EBUSY, f"seccomp: thread {thread} has a filter of its own")


@functools.cache
def prepare() -> bytes:
    """Assemble the filter but for the process's number; whoever forks does it once for all.

    In a process just forked the same work takes four times as long: each page that it writes to
    is copied first.
    """
    code = program(platform.machine(), _A_PID)
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def program(name: str, own_pid: int) -> Code:
    """Translate the policy, for a machine of `MACHINES` and a process."""
    machine = MACHINES[name]
    names = (name for family in ALLOWED.values() for name in family.split())
    filtered = {call: _rule(rule) for call, rule in rules(own_pid).items()}
    answers = _numbered(dict.fromkeys(names, _ALLOW) | filtered, machine)
    return (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, machine.audit_arch),
        *_KILL,
        (_LOAD, 0, 0, _NUMBER),
        *_search(_starts(answers, machine)),
    )


def _numbered(answers: dict[str, Code], machine: Machine) -> dict[int, Code]:
    numbers = ((NUMBERS[name][machine.column], code) for name, code in answers.items())
    return {number: code for number, code in numbers if number is not None}


def _starts(answers: dict[int, Code], machine: Machine) -> list[tuple[int, Code]]:
    """Cut the line of numbers where the answer changes."""
    cuts = {0, FIRST_NEW, *answers, *(number + 1 for number in answers)}
    starts: list[tuple[int, Code]] = []
    for cut in sorted(cuts):
        code = answers.get(cut) or _refuse(errno.EPERM if cut < FIRST_NEW else errno.ENOSYS)
        if not starts or starts[-1][1] != code:
            starts.append((cut, code))
    return [*starts, (_X32, _KILL)] if machine.has_x32 else starts


def _search(starts: list[tuple[int, Code]]) -> Code:
    """Find the answer to the number that is loaded, in about log2 of its length steps."""
    if len(starts) == 1:
        return starts[0][1]
    middle = len(starts) // 2
    below, above = _search(starts[:middle]), _search(starts[middle:])
    return ((_IF_AT_LEAST, len(below), 0, starts[middle][0]), *below, *above)


def _rule(rule: Rule) -> Code:
    tests = (step for condition in rule.conditions for step in _test(condition, rule.refusal))
    return (*tests, *_ALLOW)


def _test(condition: Condition, refusal: int) -> Code:
    """Refuse, or go on to what comes next."""
    offset = _ARGUMENTS + 8 * condition.argument + 4 * condition.upper  # little-endian, both
    mask = ((_AND, 0, 0, 0xFFFFFFFF & ~condition.free),) if condition.free else ()
    left = len(condition.values)
    equal = tuple((_IF_EQUAL, left - i, 0, value) for i, value in enumerate(condition.values))
    return ((_LOAD, 0, 0, offset), *mask, *equal, *_refuse(refusal))


def _refuse(number: int) -> Code:
    return ((_RETURN, 0, 0, 0x00050000 | number),)
