"""Putting a stub back: nothing that a learner wrote is ever lost."""

import os
import stat
from datetime import datetime

import pytest

from grader.course import find_course
from grader.learn import resetting
from grader.learn.resetting import reset, told
from grader.model import UsageProblem
from grader.workspace import lay_out

COURSE = find_course()
STEP = COURSE.step("step5")
NOW = datetime(2026, 11, 25, 23, 10)
STUB = (COURSE.exercises / f"{STEP.stem}.py").read_bytes()


@pytest.fixture
def file(tmp_path):
    """The file of a step, as its learner has written it."""
    lay_out(COURSE, tmp_path)
    path = tmp_path / f"{STEP.stem}.py"
    path.write_bytes(b"mine\r\n\xff")
    return path


def backups(file):
    return sorted((file.parent / ".grade" / "backups").glob("*"))


def test_text_is_kept_under_its_date_and_the_stub_is_back(file):
    kept = reset(COURSE, file.parent, STEP, NOW)
    assert kept == file.parent / ".grade" / "backups" / "step5_backward-20261125-231000.py"
    assert kept.read_bytes() == b"mine\r\n\xff"
    assert file.read_bytes() == STUB
    assert told(STEP, kept).endswith("in .grade/backups/step5_backward-20261125-231000.py.")


def test_backup_is_never_overwritten(file):
    for text in (b"first", b"second", b"third"):
        file.write_bytes(text)
        reset(COURSE, file.parent, STEP, NOW)
    assert sorted(path.read_bytes() for path in backups(file)) == [b"first", b"second", b"third"]


@pytest.mark.parametrize("there", [True, False])
def test_stub_or_nothing_needs_no_backup(file, there):
    file.unlink()
    if there:
        file.write_bytes(STUB)
    assert reset(COURSE, file.parent, STEP, NOW) is None
    assert file.read_bytes() == STUB
    assert backups(file) == []
    assert told(STEP, None) == "step5_backward.py is a stub again."


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_permissions_stay(file):
    file.chmod(0o640)
    reset(COURSE, file.parent, STEP, NOW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def spoil_nothing(file):
    file.chmod(0o400)


def spoil_home(file):
    (file.parent / ".grade").rmdir()
    (file.parent / ".grade").write_text("a file")


def spoil_link_home(file):
    (file.parent / ".grade").rmdir()
    (file.parent / ".grade").symlink_to(file.parent / "data")


def spoil_backups(file):
    (file.parent / ".grade" / "backups").symlink_to(file.parent / "data")


def spoil_link(file):
    file.rename(file.with_name("other.py"))
    file.symlink_to("other.py")


@pytest.mark.parametrize(
    "spoil", [spoil_nothing, spoil_home, spoil_link_home, spoil_backups, spoil_link]
)
def test_what_cannot_be_kept_is_not_replaced(file, spoil):
    spoil(file)
    before = sorted((file.parent / "data").iterdir())
    with pytest.raises(UsageProblem, match="is left as it is"):
        reset(COURSE, file.parent, STEP, NOW)
    assert file.read_bytes() == b"mine\r\n\xff"
    assert sorted((file.parent / "data").iterdir()) == before


@pytest.mark.parametrize("failing", ["_keep", "replace_content"])
def test_disk_that_is_full_is_said_and_nothing_is_lost(file, monkeypatch, failing):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(resetting, failing, full)
    with pytest.raises(UsageProblem, match="No space left"):
        reset(COURSE, file.parent, STEP, NOW)
    assert file.read_bytes() == b"mine\r\n\xff"
