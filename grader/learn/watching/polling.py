"""Tells whether a folder's file system says when a file changes, or has to be asked."""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

MOUNTS: Final = Path("/proc/self/mountinfo")
SILENT: Final = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "drvfs", "v9fs",
     "vboxsf", "prl_fs", "vmhgfs", "virtiofs", "fakeowner", "osxfs", "gvfsd-fuse", "sshfs")
)  # fmt: skip
"""Types whose files are changed by other machines, of which this kernel hears nothing."""


def must_be_polled(folder: Path, system: str = sys.platform) -> bool:
    r"""Tell whether nobody would say that a file in this folder has changed.

    Notes
    -----
    On Windows a mapped drive resolves to the share behind it, ``\\server\share``. macOS tells of
    changes on the shares that it has mounted itself.
    """
    place = folder.resolve()
    if system == "win32":
        return PureWindowsPath(place).drive.startswith("\\\\")
    if system != "linux":
        return False
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return is_silent(type_of(PurePosixPath(place), mounts))


def type_of(place: PurePosixPath, mounts: str) -> str:
    r"""Find the type of the file system that a path is on; empty if it is not known.

    Parameters
    ----------
    mounts : str
        Content of ``/proc/self/mountinfo``, see proc_pid_mountinfo(5).

    Examples
    --------
    >>> root = "21 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw"
    >>> wsl = "66 21 0:46 / /mnt/c rw - 9p C:\\134 rw,aname=drvfs"
    >>> type_of(PurePosixPath("/mnt/c/work"), f"{root}\n{wsl}\n")
    '9p'
    """
    best, found = -1, ""
    for point, kind in _read(mounts):
        if place.is_relative_to(point) and len(point.parts) >= best:  # a later one covers
            best, found = len(point.parts), kind
    return found


def is_silent(kind: str) -> bool:
    """Whether a type of file system does not tell of changes.

    Examples
    --------
    >>> is_silent("ext4"), is_silent("nfs4"), is_silent("fuse.sshfs")
    (False, True, True)
    """
    base, _, inner = kind.partition(".")
    return base in SILENT or (base == "fuse" and inner not in ("", "fuse-overlayfs", "ntfs-3g"))


def _read(mounts: str) -> Iterator[tuple[PurePosixPath, str]]:
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        parts = fields.split(" ")
        if len(parts) > 4 and rest:
            point = parts[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
            yield PurePosixPath(point), rest.split(" ")[0]
