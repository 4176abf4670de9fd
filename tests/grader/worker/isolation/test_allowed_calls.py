"""The policy on system calls, as assembled for each machine, run by an interpreter written here."""

import errno
import functools
import struct

import pytest

from grader.worker.isolation.allowed_calls import ALLOWED, FIRST_NEW, rules
from grader.worker.isolation.seccomp import MACHINES, prepare, program, supported
from grader.worker.isolation.syscalls import NUMBERS

PID = 4321
ALLOW = 0x7FFF0000
KILL = 0x80000000
EPERM, ENOSYS, ENOTTY = (0x50000 | n for n in (errno.EPERM, errno.ENOSYS, errno.ENOTTY))
MINUS_ONE = (1 << 64) - 1
HIGH = 0xABCD << 32

pytestmark = pytest.mark.parametrize("name", MACHINES)


def answer(code, architecture, number, arguments=()):
    """Run a filter on one call, as the kernel's machine does."""
    padded = (*arguments, *[0] * (6 - len(arguments)))
    call = struct.pack("<IIQ6Q", number, architecture, 0x401000, *padded)
    at, accumulator = 0, 0
    while True:
        operation, if_true, if_false, operand = code[at]
        at += 1
        match operation:
            case 0x20:
                (accumulator,) = struct.unpack_from("<I", call, operand)
            case 0x54:
                accumulator &= operand
            case 0x15:
                at += if_true if accumulator == operand else if_false
            case 0x35:
                at += if_true if accumulator >= operand else if_false
            case 0x06:
                return operand
            case _:
                raise AssertionError(f"unknown operation {operation:#x}")


assembled = functools.cache(program)


def ask(name, number, arguments=()):
    return answer(assembled(name, PID), MACHINES[name].audit_arch, number, arguments)


def numbers(name, calls):
    column = MACHINES[name].column
    return [NUMBERS[call][column] for call in calls if NUMBERS[call][column] is not None]


def test_calls_of_a_family_are_allowed_whatever_their_arguments(name):
    allowed = numbers(name, [call for family in ALLOWED.values() for call in family.split()])
    for arguments in ([0] * 6, [MINUS_ONE] * 6):
        assert {number: ask(name, number, arguments) for number in allowed} == dict.fromkeys(
            allowed, ALLOW
        )


def test_every_other_call_is_refused_and_a_new_one_is_unknown(name):
    named = {call for family in ALLOWED.values() for call in family.split()} | set(rules(PID))
    listed = set(numbers(name, named))
    others = [number for number in range(2000) if number not in listed]
    got = {number: ask(name, number) for number in others}
    assert got == {number: EPERM if number < FIRST_NEW else ENOSYS for number in others}


def test_new_calls_that_libraries_probe_for_are_unknown_not_forbidden(name):
    probed = {
        "pidfd_send_signal": 424,
        "io_uring_setup": 425,
        "pidfd_open": 434,
        "clone3": 435,
        "openat2": 437,
    }
    probed |= {"epoll_pwait2": 441, "landlock_create_ruleset": 444, "futex_waitv": 449}
    assert {call: ask(name, number) for call, number in probed.items()} == dict.fromkeys(
        probed, ENOSYS
    )


REACHING = """
    fork vfork execve execveat wait4 waitid ptrace process_vm_readv process_vm_writev kcmp
    tkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_open pidfd_getfd pidfd_send_signal
    socket socketpair connect bind listen accept accept4 sendmsg recvmsg sendmmsg recvmmsg
    setsockopt shutdown chmod fchmod fchmodat chown fchown lchown fchownat utime utimes
    utimensat futimesat setxattr lsetxattr fsetxattr removexattr link linkat symlink symlinkat
    mknod mknodat mkdir mkdirat rmdir truncate chroot pivot_root mount umount2 swapon swapoff
    memfd_create shmget shmat shmctl semget semop semctl msgget msgsnd msgrcv mq_open
    add_key request_key keyctl bpf perf_event_open userfaultfd io_setup io_submit io_uring_setup
    unshare setns personality inotify_init inotify_init1 fanotify_init name_to_handle_at
    sched_setaffinity sched_setscheduler sched_setparam sched_setattr setpriority ioprio_set
    setsid setpgid setuid setgid setreuid setresuid setgroups setfsuid capset setrlimit
    seccomp init_module finit_module delete_module kexec_load reboot sethostname syslog
    clock_settime settimeofday adjtimex clock_adjtime acct quotactl iopl ioperm modify_ldt
    get_robust_list splice tee vmsplice sync syncfs vhangup mlock mlockall clone3
"""


def test_calls_that_could_reach_others_are_in_no_family(name):
    named = {call for family in ALLOWED.values() for call in family.split()} | set(rules(PID))
    assert named.isdisjoint(REACHING.split())


# What glibc's pthread_create asks for, and musl's with its DETACHED.
PTHREAD = 0x3D0F00
SIGCHLD = 17

CASES = [
    ("clone", (PTHREAD,), ALLOW),
    ("clone", (PTHREAD | 0x400000,), ALLOW),
    ("clone", (PTHREAD | 0x1000000,), ALLOW),
    ("clone", (SIGCHLD,), EPERM),  # fork
    ("clone", (0x1200000 | SIGCHLD,), EPERM),  # glibc's fork
    ("clone", (0x4100 | SIGCHLD,), EPERM),  # vfork, posix_spawn
    ("clone", (PTHREAD & ~0x10000,), EPERM),  # no THREAD
    ("clone", (PTHREAD & ~0x100,), EPERM),  # no VM
    ("clone", (HIGH | SIGCHLD,), EPERM),
    ("clone", (0,), EPERM),
    *[
        ("clone", (PTHREAD | flag,), EPERM)
        for flag in (
            *(0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000),
            *(0x1000, 0x2000, 0x4000, 0x8000, 0x800000, 0x80000000, SIGCHLD),
        )
    ],
    ("kill", (PID, 9), ALLOW),
    ("kill", (HIGH | PID, 9), ALLOW),  # the kernel reads an int: the same process
    ("kill", (0, 9), EPERM),
    ("kill", (HIGH, 9), EPERM),
    ("kill", (1, 9), EPERM),
    ("kill", (PID + 1, 0), EPERM),
    ("kill", (MINUS_ONE, 9), EPERM),
    ("kill", (0xFFFFFFFF, 9), EPERM),
    ("kill", ((1 << 64) - PID, 9), EPERM),  # a group
    ("kill", ((1 << 32) - PID, 9), EPERM),
    ("tgkill", (PID, PID + 3, 6), ALLOW),
    ("tgkill", (PID + 1, PID, 6), EPERM),
    ("tgkill", (MINUS_ONE, PID, 6), EPERM),
    ("openat", (0, 0x1000, 0x80000), ALLOW),  # to read, CLOEXEC
    ("openat", (0, 0x1000, 0x80241, 0o666), ALLOW),  # to write: CREAT, TRUNC
    ("openat", (0, 0x1000, 0x202), ALLOW),
    ("openat", (0, 0x1000, 0x200), EPERM),  # to read, and empty it on the way
    ("openat", (0, 0x1000, 0x203), EPERM),
    ("openat", (0, 0x1000, HIGH | 0x80200), EPERM),
    ("open", (0x1000, 0x0), ALLOW),
    ("open", (0x1000, 0x200), EPERM),
    ("prlimit64", (0, 7, 0, 0x7F0000001000), ALLOW),
    ("prlimit64", (PID, 7, 0, 0x7F0000001000), ALLOW),
    ("prlimit64", (PID + 1, 7, 0, 0x7F0000001000), EPERM),
    ("prlimit64", (0, 7, 0x1000, 0), EPERM),
    ("prlimit64", (0, 7, HIGH, 0), EPERM),  # a pointer with nothing in its lower half
    *[("fcntl", (3, command), ALLOW) for command in (0, 1, 2, 3, 4, 5, 6, 7, 9, 1030)],
    *[("fcntl", (3, command), EPERM) for command in (8, 10, 11, 15, 16, 1024, 1025, 1026, 1031)],
    ("fcntl", (3, HIGH | 8), EPERM),
    *[("ioctl", (1, command), ALLOW) for command in (0x5401, 0x5413, 0x541B, 0x5421, 0x5451)],
    # TIOCSTI, TIOCSCTTY, FIOASYNC, FIOSETOWN, TIOCLINUX, FS_IOC_SETFLAGS
    *[
        ("ioctl", (1, command), ENOTTY)
        for command in (0x5412, 0x540E, 0x5452, 0x8901, 0x541C, 0x40086602, HIGH | 0x5412)
    ],
    *[("prctl", (option,), ALLOW) for option in (15, 16, 0x53564D41, 2, 3, 21, 39)],
    # PDEATHSIG, DUMPABLE, KEEPCAPS, SECCOMP, CAPBSET_DROP, TIMERSLACK, MM, CHILD_SUBREAPER,
    # NO_NEW_PRIVS, CAP_AMBIENT, SYSCALL_USER_DISPATCH, SCHED_CORE, PTRACER
    *[
        ("prctl", (option, 1), EPERM)
        for option in (1, 4, 8, 22, 24, 29, 35, 36, 38, 47, 59, 62, 0x59616D61, HIGH | 4)
    ],
    ("unlinkat", (MINUS_ONE, 0x1000, 0), ALLOW),
    ("unlinkat", (MINUS_ONE, 0x1000, 0x200), EPERM),
    ("renameat2", (MINUS_ONE, 0x1000, MINUS_ONE, 0x1000, 1), ALLOW),
    ("renameat2", (MINUS_ONE, 0x1000, MINUS_ONE, 0x1000, 2), EPERM),
    ("renameat2", (MINUS_ONE, 0x1000, MINUS_ONE, 0x1000, 4), EPERM),
    ("sendto", (3, 0x1000, 10, 0x4040, 0, 0), ALLOW),
    ("sendto", (3, 0x1000, 10, 1, 0, 0), EPERM),
    ("sendto", (3, 0x1000, 10, 0, 0x1000, 16), EPERM),
    ("sendto", (3, 0x1000, 10, 0, HIGH, 16), EPERM),
    ("recvfrom", (3, 0x1000, 10, 0x4162, 0x1000, 0x2000), ALLOW),
    ("recvfrom", (3, 0x1000, 10, 1, 0, 0), EPERM),
]


def test_every_rule_is_tried_both_ways(name):
    tried = {(call, verdict == ALLOW) for call, _, verdict in CASES}
    assert tried == {(call, way) for call in rules(PID) for way in (True, False)}


@pytest.mark.parametrize(
    ("call", "arguments", "verdict"), CASES, ids=[f"{c}{list(a)[:4]}" for c, a, _ in CASES]
)
def test_call_with_a_rule_is_judged_by_its_arguments(name, call, arguments, verdict):
    for number in numbers(name, [call]):
        assert ask(name, number, arguments) == verdict


def test_calls_of_another_abi_end_the_process(name):
    code = program(name, PID)
    i386, arm = 0x40000003, 0x40000028
    other = MACHINES["aarch64" if name == "x86_64" else "x86_64"].audit_arch
    assert {answer(code, architecture, 1) for architecture in (i386, arm, other)} == {KILL}
    x32 = [0x40000000, 0x40000001, 0x40000000 + 520, 0xFFFFFFFF]
    expected = {KILL} if name == "x86_64" else {ENOSYS}
    assert {ask(name, number) for number in x32} == expected


def test_program_is_one_that_the_kernel_takes(name):
    code = program(name, PID)
    assert len(code) <= 4096  # BPF_MAXINSNS
    jumps = [(at, step) for at, (op, *steps, _) in enumerate(code) if op & 7 == 5 for step in steps]
    assert all(step <= 255 and at + 1 + step < len(code) for at, step in jumps)
    # Jumps go forwards only, so it is enough that nothing runs off the end.
    assert code[-1][0] == 0x06


def test_number_of_the_process_is_put_in_where_it_belongs(name, monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: name)
    packed = prepare.__wrapped__().replace(struct.pack("=I", 0x7FFFFFFF), struct.pack("=I", PID))
    assert list(struct.iter_unpack("=HBBI", packed)) == list(program(name, PID))


def test_support_is_told_by_the_machine(name, monkeypatch):
    monkeypatch.setattr("grader.worker.isolation.seccomp.IS_LINUX", True)
    monkeypatch.setattr("platform.machine", lambda: name)
    assert supported()
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert not supported()
    monkeypatch.setattr("platform.machine", lambda: name)
    monkeypatch.setattr("grader.worker.isolation.seccomp.IS_LINUX", False)
    assert not supported()
    monkeypatch.setattr("grader.worker.isolation.seccomp.IS_LINUX", True)
    monkeypatch.setattr("sys.maxsize", (1 << 31) - 1)  # a 32-bit Python on a 64-bit kernel
    assert not supported()
