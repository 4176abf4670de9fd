"""The system calls that learner code may make: the policy, as data. `seccomp` enforces it.

A call is allowed if a family of `ALLOWED` names it, or if it meets its rule of `rules`. Whatever
is in neither is refused: with ENOSYS from `FIRST_NEW` on, with EPERM before it. That includes
what a reader may miss here: fork, execve, wait4; socket, socketpair, connect, sendmsg (it passes
descriptors), io_uring; ptrace, process_vm_readv, pidfd_open; chmod, chown, utime, setxattr, which
Landlock does not see, link, symlink, mknod, mkdir, truncate; memfd_create, shared memory, message
queues, keyrings; mount, unshare, setns; bpf, perf, userfaultfd, inotify; setsid, setpriority,
sched_setaffinity; seccomp and landlock themselves.
"""

import errno
from dataclasses import dataclass
from typing import Final

FIRST_NEW: Final = 424
"""From here on both machines have one numbering. Callers of these calls, glibc above all, know
that a kernel can lack them, and fall back on ENOSYS alone: clone3 to clone, openat2, futex_waitv,
fchmodat2. An EPERM would end the program instead: 'cannot start a thread'."""

ALLOWED: Final = {
    # Also by native code: OpenBLAS asks for huge pages (madvise), ctypes for executable ones.
    "memory": "brk mmap munmap mremap mprotect madvise msync",
    # By path too: which paths, Landlock says. No call here changes who may use a file (chmod),
    # makes anything but a plain file, or cuts one by its path.
    "files": """
        creat close close_range dup dup2 dup3 pipe pipe2
        read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek
        sendfile copy_file_range ftruncate fallocate fadvise64 fsync fdatasync flock
        stat lstat fstat newfstatat statx access faccessat faccessat2 statfs fstatfs
        readlink readlinkat getdents getdents64 getcwd chdir fchdir umask
        rename renameat unlink
    """,
    "waiting": """
        poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait
        eventfd eventfd2
    """,
    # No call here sets a clock of the machine. Timers signal their own process, nobody else.
    "time": """
        time gettimeofday clock_gettime clock_getres nanosleep clock_nanosleep pause alarm
        getitimer setitimer timer_create timer_settime timer_gettime timer_getoverrun timer_delete
        timerfd_create timerfd_settime timerfd_gettime
    """,
    "signals to oneself": """
        rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend
        sigaltstack restart_syscall
    """,
    # They are made by clone, which has a rule. arch_prctl sets this thread's registers.
    "threads": """
        futex set_robust_list set_tid_address rseq membarrier arch_prctl sched_yield
        exit exit_group
    """,
    # Some of these take the number of another process; they tell its group, session, scheduling
    # or capabilities, and change nothing.
    "asking about oneself": """
        getpid getppid gettid getpgrp getpgid getsid
        getuid geteuid getgid getegid getresuid getresgid getgroups capget
        getrlimit getrusage times getcpu sched_getaffinity sched_getparam sched_getscheduler
        getpriority uname sysinfo getrandom
    """,
}
"""By family: the calls that are allowed whatever their arguments. Names that one of the machines
does not have are old calls of x86_64, which glibc there still makes."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Half an argument, without the bits that are free, has to be one of some values.

    Notes
    -----
    A register holds 64 bits, of which the kernel reads the lower 32 where it takes an int: a
    process's number, a command, flags. There the lower half is the whole truth: -1 is 0xFFFFFFFF
    however it was extended, and garbage above it changes nothing. A pointer is both halves.
    """

    argument: int
    values: tuple[int, ...]
    free: int = 0
    upper: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """All `conditions` have to hold, or the call is refused with the error `refusal`."""

    conditions: tuple[Condition, ...]
    refusal: int = errno.EPERM


def _absent(pointer: int) -> tuple[Condition, Condition]:
    return Condition(pointer, (0,)), Condition(pointer, (0,), upper=True)


# Of linux/sched.h: VM, FS, FILES, SIGHAND and THREAD, without which it would be a process; and
# what pthread_create adds: SYSVSEM, SETTLS, PARENT_SETTID, CHILD_CLEARTID, CHILD_SETTID, DETACHED
# (musl). Nothing else: no VFORK, no PARENT, no new namespace.
_A_THREAD: Final = 0x10F00
_OF_A_THREAD: Final = 0x40000 | 0x80000 | 0x100000 | 0x200000 | 0x1000000 | 0x400000

# Of linux/fcntl.h: DUPFD, GETFD, SETFD, GETFL, SETFL, GETLK, SETLK, SETLKW, then GETOWN, the same
# three locks by open file, DUPFD_CLOEXEC, GETPIPE_SZ, GET_SEALS. SETOWN, SETOWN_EX and SETSIG
# would send signals to others; SETLEASE and NOTIFY watch others; SETPIPE_SZ takes from an
# allowance that all processes of a user share.
_DESCRIPTOR: Final = (*range(8), 9, 36, 37, 38, 1030, 1032, 1034)

# Of asm-generic/ioctls.h: TCGETS, TIOCGWINSZ (both: 'is it a terminal?'), FIONREAD, FIONBIO,
# FIONCLEX, FIOCLEX; and FICLONE, which Path.copy tries first. Not TIOCSTI, which types into a
# terminal, nor FS_IOC_SETFLAGS (chattr).
_DEVICE: Final = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451, 0x40049409)

# Of linux/prctl.h: SET_NAME, GET_NAME, SET_VMA (malloc and CPython name their memory); and to ask
# for PDEATHSIG, DUMPABLE, KEEPCAPS, SECCOMP, CAPBSET, SECUREBITS, TIMERSLACK, CHILD_SUBREAPER,
# NO_NEW_PRIVS, TID_ADDRESS, THP_DISABLE. Not to set them: that would undo other layers.
_ATTRIBUTE: Final = (15, 16, 0x53564D41, 2, 3, 7, 21, 23, 27, 30, 37, 39, 40, 42)

# Of linux/socket.h: DONTWAIT, NOSIGNAL; to receive also PEEK, TRUNC, WAITALL. Not OOB: urgent
# data on a local socket is a corner of the kernel that had holes, and nothing here uses it.
_SENDING: Final = 0x40 | 0x4000
_RECEIVING: Final = _SENDING | 0x2 | 0x20 | 0x100


# Of asm-generic/fcntl.h: how a file is opened, and whether it is emptied by that. To empty what is
# only read is refused: Landlock sees it since Linux 6.2 only.
_OPENED: Final = (0, 1, 2, 0x200 | 1, 0x200 | 2)
_HOW_ELSE: Final = 0xFFFFFFFF & ~(0x200 | 3)


def rules(own_pid: int) -> dict[str, Rule]:
    """Return the calls that are allowed with some arguments only.

    Parameters
    ----------
    own_pid : int
        The process that may get signals: the caller. Not 0 (a group) nor negative (others).
    """
    itself = Condition(0, (own_pid,))
    return {
        "clone": Rule((Condition(0, (_A_THREAD,), free=_OF_A_THREAD),)),
        "kill": Rule((itself,)),
        "tgkill": Rule((itself,)),  # abort() and raise() use it; tkill names no process: refused
        "open": Rule((Condition(1, _OPENED, free=_HOW_ELSE),)),
        "openat": Rule((Condition(2, _OPENED, free=_HOW_ELSE),)),
        # To ask, not to set: a worker that runs as root could raise what `limits` has set.
        "prlimit64": Rule((Condition(0, (0, own_pid)), *_absent(2))),
        "fcntl": Rule((Condition(1, _DESCRIPTOR),)),
        "ioctl": Rule((Condition(1, _DEVICE),), errno.ENOTTY),  # as for a file that is none
        "prctl": Rule((Condition(0, _ATTRIBUTE),)),
        "unlinkat": Rule((Condition(2, (0,)),)),  # not REMOVEDIR: no folder is made here
        "renameat2": Rule((Condition(4, (0, 1)),)),  # NOREPLACE; WHITEOUT makes a device
        # The channel to the supervisor is connected: no address.
        "sendto": Rule((Condition(3, (0,), free=_SENDING), *_absent(4))),
        "recvfrom": Rule((Condition(3, (0,), free=_RECEIVING),)),
    }
