"""Which folders can be an instructor's tests."""

import dataclasses
import os

import pytest

from grader.course import find_course
from grader.model import UsageProblem
from grader.policy import find_own_tests

COURSE = find_course()


@pytest.fixture
def mine(tmp_path):
    """A folder with a test for a step, in a folder of its own."""
    folder = tmp_path / "class" / "mine"
    folder.mkdir(parents=True)
    (folder / "test_step4_loss.py").write_text("a")
    (folder / "conftest.py").write_text("b")
    (folder / "numbers.csv").write_text("1,2")
    return folder


def refused(folder):
    with pytest.raises(UsageProblem) as caught:
        find_own_tests(folder, COURSE)
    return str(caught.value)


def test_folder_is_known_by_where_it_is_and_what_is_in_it(mine):
    found = find_own_tests(mine, COURSE)
    assert found.folder == mine.resolve()
    assert find_own_tests(mine, COURSE) == found


@pytest.mark.parametrize("name", ["test_step4_loss.py", "conftest.py", "numbers.csv"])
def test_hash_is_of_every_file(mine, name):
    before = find_own_tests(mine, COURSE).sha256
    (mine / name).write_text("other")
    assert find_own_tests(mine, COURSE).sha256 != before


def test_hash_is_not_of_what_python_leaves_behind(mine):
    before = find_own_tests(mine, COURSE)
    (mine / "__pycache__").mkdir()
    (mine / "__pycache__" / "x.pyc").write_bytes(b"")
    (mine / ".DS_Store").write_bytes(b"")
    assert find_own_tests(mine, COURSE) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("test_step4_los.py", "Did you mean test_step4_loss.py?"),
        ("test_step5.py", "Did you mean test_step5_backward.py?"),
        ("test_zzz.py", "The steps are step1_init, "),
        ("step4_loss_test.py", "Did you mean test_step4_loss.py?"),
    ],
)
def test_file_for_no_step_is_told(mine, name, said):
    (mine / name).write_text("")
    assert said in refused(mine)
    assert name in refused(mine)


def test_folder_without_tests_or_no_folder_is_told(tmp_path):
    assert "has no tests: name a file test_step1_init.py" in refused(tmp_path)
    assert "There is no folder" in refused(tmp_path / "none")


@pytest.mark.parametrize("name", ["conftest.py", "__init__.py"])
def test_code_above_it_that_pytest_would_run_is_refused(mine, name):
    (mine.parent / name).write_text("")
    assert f"is below {mine.parent.resolve() / name}, which pytest would run" in refused(mine)


def test_courses_own_folder_or_one_around_it_is_refused(mine):
    assert "is the course's own" in refused(COURSE.hidden)
    around = dataclasses.replace(COURSE, hidden=mine / "tests" / "hidden")
    with pytest.raises(UsageProblem, match="is the course's own"):
        find_own_tests(mine, around)


def test_other_drive_is_refused(mine, monkeypatch):
    drives = {str(mine.resolve()): "D:", str(COURSE.hidden.resolve()): "C:"}
    monkeypatch.setattr(os.path, "splitdrive", lambda path: (drives.get(str(path), ""), str(path)))
    assert "on another drive" in refused(mine)
