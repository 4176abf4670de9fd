"""Putting a stub back."""

import sys
from datetime import datetime

import pytest

from grader.course import find_course
from grader.learn.resetting import reset
from grader.model import UsageProblem

COURSE = find_course()
STEP = COURSE.step("step5")
STUB = (COURSE.exercises / f"{STEP.stem}.py").read_bytes()
NOW = datetime(2026, 11, 25, 23, 10)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / f"{STEP.stem}.py"
    path.write_text("mine = 1\n")
    return path


def test_stub_is_back_and_the_text_is_kept(path):
    backup = reset(COURSE, path.parent, STEP, NOW)
    assert path.read_bytes() == STUB
    assert backup.name == "step5_backward-20261125-231000.py"
    assert backup.read_text() == "mine = 1\n"


def test_no_backup_is_overwritten(path):
    first = reset(COURSE, path.parent, STEP, NOW)
    path.write_text("mine = 2\n")
    second = reset(COURSE, path.parent, STEP, NOW)
    assert (first.read_text(), second.read_text()) == ("mine = 1\n", "mine = 2\n")


def test_file_that_is_gone_comes_back(path):
    path.unlink()
    assert reset(COURSE, path.parent, STEP, NOW) is None
    assert path.read_bytes() == STUB


def test_text_that_cannot_be_kept_is_not_replaced(path):
    (path.parent / ".grade").write_text("in the way")
    with pytest.raises(UsageProblem, match=r"step5_backward\.py is as it was"):
        reset(COURSE, path.parent, STEP, NOW)
    assert path.read_text() == "mine = 1\n"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_permissions_stay(path):
    path.chmod(0o640)
    reset(COURSE, path.parent, STEP, NOW)
    assert path.stat().st_mode & 0o777 == 0o640
