"""What counts as a submission, and which of its files count."""

import json
import os
import zipfile

import pytest

from grader.course import find_course
from grader.model import Code, UsageProblem
from grader.submission.opening import MAX_BLOCKS, MAX_FILES, MAX_TEXT, find_folder, open_submission

COURSE = find_course()
STEP = COURSE.steps[0]
FILE = f"{STEP.stem}.py"
CODE = "def init_params(a, b, c):\n    return {}\n"
NOTEBOOK = json.dumps(
    {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [
        {"cell_type": "code", "source": CODE, "metadata": {}, "outputs": [], "execution_count": 1}
    ]}
)  # fmt: skip


def lay(folder, **_):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(CODE)
    return folder


def opened(path):
    return open_submission(path, COURSE)


def refusal(path):
    with pytest.raises(UsageProblem) as caught:
        opened(path)
    return str(caught.value)


def text_of(submission, step=STEP):
    return submission.source_of(step).blocks[0].text


def zip_of(path, files):
    with zipfile.ZipFile(path, "w") as out:
        for name, content in files.items():
            out.writestr(name, content)
    return path


def test_folder_gives_a_source_for_each_file(tmp_path):
    (lay(tmp_path) / "mine.py").write_text("x = 1")
    (tmp_path / "notes.txt").write_text("no code")
    found = opened(tmp_path)
    assert {STEP.stem, "mine"} == set(found.files)
    assert (CODE, tmp_path / FILE) == (text_of(found), found.source_of(STEP).path)


def test_exercises_inside_of_a_folder_are_found(tmp_path):
    lay(tmp_path / "exercises")
    assert text_of(opened(tmp_path)) == CODE


def test_only_notebook_of_a_folder_is_the_submission(tmp_path):
    (tmp_path / "work.ipynb").write_text(NOTEBOOK)
    assert text_of(opened(tmp_path)) == CODE


def test_two_notebooks_are_one_too_many(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.ipynb").write_text(NOTEBOOK)
    assert "holds no step file" in refusal(tmp_path)


def test_hundreds_of_pictures_hide_no_step_file(tmp_path):
    for number in range(MAX_FILES + 1):
        (tmp_path / f"figure_{number}.png").touch()
    assert text_of(opened(lay(tmp_path))) == CODE


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
def test_odd_entries_beside_the_step_files_are_unreadable_sources(tmp_path):
    lay(tmp_path)
    (tmp_path / "folder.py").mkdir()
    (tmp_path / "link.py").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.py")
    files = opened(tmp_path).files
    assert files[STEP.stem].problem is None
    assert {Code.UNREADABLE} == {files[n].problem.code for n in ("folder", "link", "pipe")}


@pytest.mark.parametrize("name", ["work.py", "WORK.PY"])
def test_file_is_a_submission_as_a_whole(tmp_path, name):
    (tmp_path / name).write_text(CODE)
    found = opened(tmp_path / name)
    assert CODE == text_of(found) == text_of(found, COURSE.steps[-1])
    assert tmp_path / name == found.whole.path


@pytest.mark.parametrize("name", ["work.ipynb", "WORK.IPYNB"])
def test_notebook_is_a_submission_as_a_whole(tmp_path, name):
    (tmp_path / name).write_text(NOTEBOOK)
    found = opened(tmp_path / name)
    assert (text_of(found), found.whole.blocks[0].label) == (CODE, "code cell 1")


@pytest.mark.parametrize("name", ["work.txt", "work", "work.pyc"])
def test_other_file_is_no_submission(tmp_path, name):
    (tmp_path / name).write_text(CODE)
    assert "is no submission" in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["nothing.py", "nothing/at/all", "x" * 300, "nul\0.py"])
def test_path_to_nothing_says_so(tmp_path, name):
    assert "There is no file or folder" in refusal(tmp_path / name)


@pytest.mark.parametrize("folder", ["", "hw/", "a/b/c/", "Ünï cødé/"])
def test_archive_is_read_wherever_the_step_files_are(tmp_path, folder):
    path = zip_of(tmp_path / "work.zip", {f"{folder}{FILE}": CODE, f"{folder}mine.py": "x = 1"})
    assert {STEP.stem, "mine"} == set(opened(path).files)


def test_archive_with_two_copies_gives_the_outer_one(tmp_path):
    files = {f"a/b/{FILE}": "old = 1", f"hw/{FILE}": CODE, "other.py": ""}
    found = opened(zip_of(tmp_path / "work.zip", files))
    assert (CODE, {STEP.stem}) == (text_of(found), set(found.files))


@pytest.mark.parametrize(("name", "content"), [("hw/my.ipynb", NOTEBOOK), ("hw/my.py", CODE)])
def test_archive_of_one_file_is_that_file(tmp_path, name, content):
    assert text_of(opened(zip_of(tmp_path / "work.zip", {name: content, "a.csv": "1"}))) == CODE


@pytest.mark.parametrize("files", [{}, {"a.txt": ""}, {"a.py": CODE, "b.py": CODE}])
def test_archive_without_a_submission_says_so(tmp_path, files):
    assert "holds no step files" in refusal(zip_of(tmp_path / "work.zip", files))


def test_broken_file_is_a_problem_of_its_own(tmp_path):
    (lay(tmp_path) / FILE).write_bytes(b"\0")
    found = opened(tmp_path).source_of(STEP)
    assert (found.blocks, found.problem.code) == ((), Code.UNREADABLE)


def test_hash_is_of_names_and_bytes_and_not_of_the_place(tmp_path):
    here, there = opened(lay(tmp_path / "a")), opened(lay(tmp_path / "b"))
    assert here.sha256 == there.sha256
    assert here.sha256 == opened(zip_of(tmp_path / "w.zip", {f"hw/{FILE}": CODE})).sha256
    (tmp_path / "b" / "mine.py").touch()
    assert here.sha256 != opened(tmp_path / "b").sha256


def test_hash_tells_where_one_file_ends_and_the_next_begins(tmp_path):
    hashes = set()
    for number, (first, second) in enumerate([("", "q.py"), ("q.py", ""), ("a", "b"), ("ab", "")]):
        folder = lay(tmp_path / str(number))
        (folder / "p.py").write_text(first)
        (folder / "q.py").write_text(second)
        hashes.add(opened(folder).sha256)
    assert len(hashes) == 4


def test_folder_is_found_from_within_and_from_above(tmp_path):
    folder = lay(tmp_path / "exercises")
    (folder / "deep" / "er").mkdir(parents=True)
    for start in (tmp_path, folder, folder / "deep" / "er"):
        assert folder.resolve() == find_folder(start, COURSE)


def test_folder_that_is_nowhere_says_how_to_begin(tmp_path):
    with pytest.raises(UsageProblem, match="grade start"):
        find_folder(tmp_path, COURSE)


def test_too_much_source_leaves_the_short_files(tmp_path):
    for name in "abcd":
        (tmp_path / f"{name}.py").write_text("#" * (MAX_TEXT // 3))
    found = opened(lay(tmp_path)).files
    assert found[STEP.stem].blocks
    problems = [name for name, source in found.items() if source.problem]
    assert problems == ["c", "d"]
    assert "too much" in found["d"].problem.message


@pytest.mark.parametrize("cells", [[CODE] * (MAX_BLOCKS + 1), ["#" * (MAX_TEXT // 2)] * 2 + ["x"]])
def test_notebook_with_too_much_source_is_unreadable(tmp_path, cells):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": 1}
    whole = json.loads(NOTEBOOK) | {"cells": [cell | {"source": text} for text in cells]}
    (tmp_path / "work.ipynb").write_text(json.dumps(whole))
    assert "too much" in opened(tmp_path / "work.ipynb").whole.problem.message
