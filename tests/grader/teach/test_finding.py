"""Submissions are found by a pattern, in the order of their paths, one of each student."""

import os
import zipfile

import pytest

from grader.model import UsageProblem
from grader.teach.finding import Found, Pattern, find_all, opened
from grader.teach.job import Ending, Job


@pytest.fixture
def folder(tmp_path):
    """Lay out a class: names that end in a slash are folders."""
    root = tmp_path / "class"

    def folder(*names):
        root.mkdir(exist_ok=True)
        for name in names:
            path = root / name
            if name.endswith("/"):
                path.mkdir(parents=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("x = 1\n")
        return root

    return folder


def students(folder, pattern="{student}"):
    return [each.student for each in find_all(folder, pattern)]


def test_each_entry_is_one_submission_named_without_its_suffix(folder):
    assert students(folder("b.py", "a/", "c.v2.zip", "d.x/")) == ["a", "b", "c.v2", "d.x"]


def test_what_nobody_hands_in_is_skipped(folder):
    names = ".git/", "__MACOSX/", "roster.csv", "gradebook.sqlite", "gradebook.sqlite-wal", "a.py"
    assert students(folder(*names)) == ["a"]


def test_a_gradebook_of_another_name_is_no_submission(folder):
    root = folder("a.py", "grades.db")
    assert [each.student for each in find_all(root, but=[root / "grades.db"])] == ["a"]


@pytest.mark.parametrize(
    ("pattern", "name", "student"),
    [
        ("{student}", "ada.zip", "ada"),
        ("{student}/homework1", "ada/homework1/", "ada"),
        ("{student}/homework1", "ada/homework1.zip", "ada"),
        ("{student}/*", "ada/anything.ipynb", "ada"),
        ("*_{student}_assignsubmission_file*", "Ada L_12_assignsubmission_file_/", "12"),
        ("*_{student}_*_*", "lovelaceada_12345_678_network.zip", "12345"),
        ("*_{LATE_?}{student}_*_*", "lovelaceada_12345_678_network.zip", "12345"),
        ("*_{LATE_?}{student}_*_*", "lovelaceada_LATE_12345_678_network.zip", "12345"),
        ("submission_{student}", "submission_12345/", "12345"),
        ("group [1]/{student}.py", "group [1]/ada.py", "ada"),
        ("{student}", "Ada (1) é😀.py", "Ada (1) é😀"),
    ],
)
def test_pattern_tells_the_student(folder, pattern, name, student):
    assert students(folder(name, ".hidden"), pattern) == [student]


@pytest.mark.parametrize("name", ["ada/homework2/", "homework1/", "ada.homework1.py"])
def test_what_does_not_fit_the_pattern_is_not_found(folder, name):
    with pytest.raises(UsageProblem, match=r"no submission in .* that fits"):
        students(folder(name), "{student}/homework1")


@pytest.mark.parametrize("pattern", ["", "*", "{student}_{student}", "{name}"])
def test_pattern_needs_the_student_once(pattern):
    with pytest.raises(UsageProblem, match="must say once"):
        Pattern(pattern)


@pytest.mark.parametrize("pattern", ["../{student}", "a//{student}", "./{student}"])
def test_pattern_leads_downwards(pattern):
    with pytest.raises(UsageProblem, match="must lead downwards"):
        Pattern(pattern)


def test_two_submissions_of_one_student_are_refused_by_name(folder):
    with pytest.raises(UsageProblem, match=r"a\.py and a\.zip are of one student, a\."):
        students(folder("a.py", "a.zip", "b.py"))


def test_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageProblem, match="There is no folder"):
        students(tmp_path / "none")


def test_links_between_are_not_followed(folder, tmp_path):
    root = folder("a/work.py", "a.py")
    (root / "b").symlink_to(root / "a")
    assert students(root, "{student}/*") == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_name_that_is_no_utf8_is_shown_by_its_bytes(folder):
    root = folder("x/")
    (root / os.fsdecode(b"a\xff")).mkdir()
    assert students(root) == ["a\\xff", "x"]
    found = find_all(root)[0]
    assert found.place == "a\\xff"
    assert os.fsencode(found.inside) == b"a\xff"


def test_what_is_opened_does_not_know_where_the_folder_lies(tiny):
    submission = tiny.submission()
    job = opened(Found("ada", "work"), tiny.work.parent, tiny.course)
    assert isinstance(job, Job)
    assert job.sha256 == submission.sha256
    assert job.submission.origin == "work"
    assert [source.path for source in job.submission.files.values()] == [None, None]


def zip_bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(40):
            archive.writestr(f"{number}/one_numbers.py", "#" * (1 << 20))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.mkdir(), "ada holds no step file such as one_numbers.py."),
        (lambda path: path.write_bytes(b"\x7fELF"), "ada is no submission: a folder"),
        (zip_bomb, "ada is refused: It has 33.0 MiB"),
        (lambda path: path.symlink_to(path.parent), "ada is a link"),
        (lambda path: os.mkfifo(path), "ada is no submission"),
    ],
)
def test_what_cannot_be_opened_is_an_outcome_with_a_hash_that_stays(tiny, make, says):
    name = "ada.zip" if make is zip_bomb else "ada"
    make(tiny.work / name)
    found = Found("ada", name)
    outcome = opened(found, tiny.work, tiny.course)
    assert outcome.ending is Ending.UNREADABLE
    assert outcome.says.replace(".zip", "").startswith(says)
    assert len(outcome.sha256) == 64
    assert opened(found, tiny.work, tiny.course) == outcome


def test_hash_of_what_cannot_be_opened_changes_with_it(tiny):
    found = Found("ada", "ada")
    (tiny.work / "ada").write_text("one")
    before = opened(found, tiny.work, tiny.course).sha256
    (tiny.work / "ada").write_text("two")
    assert opened(found, tiny.work, tiny.course).sha256 != before
