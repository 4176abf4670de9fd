"""Drives that do not say when a file has changed, and have to be asked again and again."""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

MOUNTS: Final = Path("/proc/self/mountinfo")
_REMOTE_DRIVE: Final = 4
"""What Windows calls a drive that another machine has: DRIVE_REMOTE."""

SILENT: Final = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "drvfs", "v9fs",
     "vboxsf", "prl_fs", "vmhgfs", "virtiofs", "fakeowner", "osxfs")
)  # fmt: skip
"""Types whose files are changed by other machines, of which this kernel hears nothing."""


def far_away(folder: Path, system: str = sys.platform) -> str:
    """Name the kind of a drive whose changes the system does not tell; empty if it does.

    Notes
    -----
    macOS tells of changes on the shares that it has mounted itself.
    """
    place = folder.resolve()
    if system == "win32":
        return _far_on_windows(PureWindowsPath(place))
    if system != "linux":
        return ""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    kind = type_of(PurePosixPath(place), mounts)
    return kind if is_silent(kind) else ""


def _far_on_windows(place: PureWindowsPath) -> str:
    if place.drive.startswith("\\\\"):
        return "network share"
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there elsewhere
    kind: int = kernel.GetDriveTypeW(f"{place.drive}\\")
    return "network drive" if kind == _REMOTE_DRIVE else ""


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
