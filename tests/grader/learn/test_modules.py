"""Importing from a course leaves no trace."""

import dataclasses
import sys

import pytest

from grader.course import find_course
from grader.learn.modules import import_from


@pytest.fixture
def course(tmp_path):
    (tmp_path / "oranges.py").write_text("from peel import THICK\n")
    (tmp_path / "peel.py").write_text("THICK = 1\n")
    return dataclasses.replace(find_course(), reference=tmp_path)


def test_module_is_imported_with_what_it_imports(course):
    assert import_from(course, "oranges").THICK == 1


def test_nothing_is_left_in_path_or_modules_or_folder(course):
    path = list(sys.path)
    import_from(course, "oranges")
    assert sys.path == path
    assert not {"oranges", "peel"} & set(sys.modules)
    assert sorted(file.name for file in course.reference.iterdir()) == ["oranges.py", "peel.py"]
