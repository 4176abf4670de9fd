"""Which folders have to be asked again and again."""

import ctypes
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest

from grader.learn import drives
from grader.learn.drives import far_away, type_of

MOUNTS = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:25 / /home/ann/my\040share rw shared:2 - cifs //server/share rw,vers=3.0
31 21 0:26 / /srv rw shared:3 master:7 - nfs4 server:/export rw
66 21 0:46 / /mnt/c rw,noatime - 9p C:\134 rw,aname=drvfs;path=C:\
70 21 0:47 / /work rw - fuse.grpcfuse grpcfuse rw
71 70 8:1 /inner /work/inner rw - ext4 /dev/sda1 rw
72 21 0:48 / /late rw - nfs server:/late rw
73 21 0:49 / /late rw - tmpfs tmpfs rw
not a mount at all
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ann/work", "ext4"),
        ("/home/ann/my share/work", "cifs"),
        ("/srv/a/b", "nfs4"),
        ("/srvother", "ext4"),
        ("/mnt/c/Users/ann", "9p"),
        ("/work/a", "fuse.grpcfuse"),
        ("/work/inner/a", "ext4"),
        ("/late/a", "tmpfs"),
    ],
)
def test_type_is_that_of_the_innermost_mount_and_the_last(folder, kind):
    assert type_of(PurePosixPath(folder), MOUNTS) == kind


def test_linux_looks_at_the_mounts(tmp_path, monkeypatch):
    mounts = tmp_path / "mountinfo"
    monkeypatch.setattr(drives, "MOUNTS", mounts)
    assert far_away(tmp_path, "linux") == ""  # there is no such file
    for kind, far in (("ext4", ""), ("nfs", "nfs"), ("fuse.sshfs", "fuse.sshfs"), ("btrfs", "")):
        mounts.write_text(f"21 1 8:1 / / rw - {kind} /dev/sda1 rw\n")
        assert far_away(tmp_path, "linux") == far


class Drive(type(Path())):
    """A path as Windows has resolved it."""

    def resolve(self, strict=False):
        return self


def test_windows_asks_what_is_behind_a_letter(monkeypatch):
    asked = []

    def kind_of(root):
        asked.append(root)
        return 4 if root == "H:\\" else 3

    library = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=kind_of))
    monkeypatch.setattr(ctypes, "windll", library, raising=False)
    assert far_away(Drive(r"\\server\share\work"), "win32") == "network share"
    assert far_away(Drive(r"H:\work"), "win32") == "network drive"
    assert far_away(Drive(r"C:\Users\ann\work"), "win32") == ""
    assert asked == ["H:\\", "C:\\"]


def test_macos_tells_by_itself():
    assert far_away(Drive("/Volumes/share/work"), "darwin") == ""
