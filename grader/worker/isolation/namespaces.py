"""A world of the worker's own: no network, no other processes, no file to write but its own.

References
----------
.. [1] user_namespaces(7), mount_namespaces(7), pid_namespaces(7), mount_setattr(2).
"""

import contextlib
import os
import struct
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from grader.worker.isolation.kernel import (
    IS_LINUX,
    PR_GET_DUMPABLE,
    PR_SET_DUMPABLE,
    call,
    prctl,
    syscall,
)

NAMESPACES: Final = {
    "user": 0x10000000,
    "network": 0x40000000,
    "processes": 0x20000000,
    "mounts": 0x00020000,
    "ipc": 0x08000000,
    "host name": 0x04000000,
    "cgroup": 0x02000000,
}
"""From linux/sched.h."""

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_REC, MS_PRIVATE = 1 << 14, 1 << 18
"""From linux/mount.h."""

MOUNT_SETATTR: Final = 442
AT_FDCWD: Final = -100
AT_RECURSIVE: Final = 0x8000
READ_ONLY: Final = struct.pack("=4Q", MS_RDONLY | MS_NOSUID, 0, 0, 0)
"""Not without execution, or no library could be loaded; not without devices: /dev/null."""

FILES: Final = 256
COVERED: Final = ("/proc", "/run", "/sys")
"""Other processes, the machine, and sockets of services: those work on a read-only mount too."""


def enter(folder: Path, megabytes: int) -> tuple[str, ...]:
    """Leave the namespaces of the caller, with `folder` as the one place to write.

    The next child that this process forks is the first of its PID namespace: when that ends, all
    that it started ends. The working folder becomes `folder`.

    Parameters
    ----------
    folder : Path
        An empty folder; in here, a file system in memory of `megabytes` and 256 files.

    Returns
    -------
    tuple of str
        The namespaces entered, and "read-only" if every other file system is so now (Linux 5.12).

    Raises
    ------
    OSError
        If the system refuses. Some refuse late, so that a process is left half inside: it ends
        then, and nothing is run in it. `allowed` says beforehand.
    """
    own = os.getuid(), os.getgid()
    call("unshare", sum(NAMESPACES.values()))
    _keep_identity(*own)
    _mount("none", "/", "", MS_REC | MS_PRIVATE)
    sealed = _seal()
    room = f"size={megabytes}m,nr_inodes={FILES},mode=700"
    _mount("tmpfs", str(folder), "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, room)
    for path in COVERED:
        if not folder.is_relative_to(path):
            _cover(path)
    os.chdir(folder)  # what it was before is below the mount
    return (*NAMESPACES, *sealed)


@cache
def allowed() -> bool:
    """Try, in a process that ends at once, whether this system lets `enter` do all of it."""
    if not IS_LINUX:
        return False
    tried = os.fork()
    if tried == 0:
        with contextlib.suppress(BaseException):
            enter(Path(tempfile.gettempdir()), 1)
            os._exit(0)
        os._exit(1)
    _, status = os.waitpid(tried, 0)
    return status == 0


def _keep_identity(user: int, group: int) -> None:
    """Be the same user inside; any other identity ends to exist."""
    dumpable = prctl(PR_GET_DUMPABLE)
    prctl(PR_SET_DUMPABLE, 1)  # of one that is not, these files belong to root
    try:
        for name, line in (
            ("setgroups", b"deny"),  # or an unprivileged process may not write gid_map
            ("uid_map", b"%d %d 1" % (user, user)),
            ("gid_map", b"%d %d 1" % (group, group)),
        ):
            descriptor = os.open(f"/proc/self/{name}", os.O_WRONLY | os.O_CLOEXEC)
            try:
                os.write(descriptor, line)
            finally:
                os.close(descriptor)
    finally:
        prctl(PR_SET_DUMPABLE, dumpable)


def _seal() -> list[str]:
    """Let nothing be written to any file system that is mounted now."""
    try:
        syscall(MOUNT_SETATTR, AT_FDCWD, b"/", AT_RECURSIVE, READ_ONLY, len(READ_ONLY))
    except OSError:
        return []
    return ["read-only"]


def _cover(path: str) -> None:
    """Put an empty folder over one; where there is none, or it is covered already, fine."""
    flags = MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC
    with contextlib.suppress(FileNotFoundError):
        _mount("tmpfs", path, "tmpfs", flags, "size=4k,nr_inodes=1,mode=555")


def _mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    texts = [os.fsencode(text) for text in (source, target, kind)]
    call("mount", *texts, flags, os.fsencode(options))
