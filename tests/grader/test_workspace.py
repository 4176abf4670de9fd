"""Laying out a folder to work in."""

import pytest

from grader.course import find_course
from grader.model import UsageProblem
from grader.submission import open_submission
from grader.submission.opening import find_folder
from grader.workspace import lay_out

COURSE = find_course()


@pytest.mark.parametrize("place", ["new", "a/b/c", "Ünï cødé", "."])
def test_new_or_empty_folder_gets_every_exercise(tmp_path, place):
    lay_out(COURSE, tmp_path / place)
    found = open_submission(tmp_path / place, COURSE)
    assert {step.stem for step in COURSE.steps} <= set(found.files)


def test_only_what_a_learner_needs_is_laid_out(tmp_path):
    lay_out(COURSE, tmp_path)
    names = {path.name for path in tmp_path.rglob("*")}
    odd = {name for name in names if name.startswith((".", "__pycache__"))}
    assert odd == {".gitignore", ".grade"}
    assert "README.md" in names


@pytest.mark.parametrize("inner", [".", "data", ".grade", "a/b"])
def test_workspace_is_found_from_below(tmp_path, inner):
    lay_out(COURSE, tmp_path)
    (tmp_path / inner).mkdir(parents=True, exist_ok=True)
    assert find_folder(tmp_path / inner, COURSE) == tmp_path


def test_folder_with_anything_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("precious")
    with pytest.raises(UsageProblem, match="is not empty"):
        lay_out(COURSE, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_file_in_the_way_is_left_alone(tmp_path):
    (tmp_path / "file").write_text("precious")
    for place in ("file", "file/inside"):
        with pytest.raises(UsageProblem):
            lay_out(COURSE, tmp_path / place)
    assert (tmp_path / "file").read_text() == "precious"
