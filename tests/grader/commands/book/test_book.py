"""`grade book`: what it prints, writes and refuses, and how it exits."""

import dataclasses
import json
import sys
import zipfile

import pytest

from grader.cli import main
from grader.model import Cause, Code
from grader.teach.gradebook import Gradebook, Student
from grader.teach.job import Ending, Outcome
from tests.conftest import Ran
from tests.grader.teach.conftest import NOON, report_of, verdict

CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section\nAda,7,u,ada,L\nBob,8,v,bob,L\n"


@pytest.fixture
def grade(capsys, monkeypatch):
    """Run the command in this process, in the folder one stands in."""

    def grade(*words):
        monkeypatch.setattr("sys.path", list(sys.path))
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        return Ran(ended.value.code, *capsys.readouterr())

    return grade


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with a gradebook of two editions, by which ada's points moved; one to stand in."""
    monkeypatch.chdir(tmp_path)
    with Gradebook(tmp_path / "gradebook.sqlite", create=True) as book:
        book.enrol([Student("ada", "Ada L.", {"Student": "Ada", "ID": "7"})])
        for digest, checks in (("1", [verdict("a", "fail")]), ("2", [verdict("a")])):
            edition = book.edition(digest, "Numbers", "1.0", {"one": "One"}, NOON)
            report = report_of(*checks)
            book.add(edition, Outcome("ada", "ada", "a", Ending.GRADED, report=report), NOON)
    return tmp_path


def test_class_and_student_are_shown(here, grade):
    assert "Ada L." in grade("book", "show").out
    assert "2 of 2 points" in grade("book", "show", "ada").out
    assert "0 of 2 points" in grade("book", "show", "ada", "--edition", "1").out
    found = json.loads(grade("book", "show", "ada", "--format", "json").out)
    assert (found["schema"], len(found["results"])) == ("grade-book-student/1", 2)
    found = json.loads(grade("book", "show", "--format", "json").out)
    assert found["students"][0]["score"] == 2.0


@pytest.mark.parametrize("word", ["adda", "ADA", "ada l"])
def test_misspelt_id_or_a_name_leads_to_the_student(here, grade, word):
    ran = grade("book", "show", word)
    assert (ran.status, "Did you mean ada?" in ran.err) == (2, True)


def test_nobody_near_leads_to_the_list(here, grade):
    assert "`grade book show` lists everybody" in grade("book", "show", "x\x1b").err


def test_diff_exits_as_diff_does(here, grade):
    ran = grade("book", "diff")
    assert (ran.status, "1 of 1 moved, by +2 to +2 points." in ran.out) == (1, True)
    assert grade("book", "diff", "2", "1").status == 1
    assert grade("book", "diff", "1", "1").status == 0
    assert "ada,Ada L.,0.00,2.00" in grade("book", "diff", "1", "--format", "csv").out
    assert json.loads(grade("book", "diff", "--format", "json").out)["summary"]["moved"] == 1


def test_diff_takes_the_newest_edition_of_another_book(here, grade):
    with Gradebook(here / "2025.sqlite", create=True) as book:
        edition = book.edition("1", "Numbers", "1.0", {"one": "One"}, NOON)
        book.add(edition, Outcome("bob", "bob", "b", Ending.GRADED, report=report_of()), NOON)
    ran = grade("book", "diff", "2025.sqlite")
    assert (ran.status, "only in the older one: bob" in ran.out) == (1, True)
    ran = grade("book", "diff", "--book", "2025.sqlite")
    assert (ran.status, "one edition only" in ran.err) == (2, True)


def test_edition_that_is_not_there_is_told_with_those_that_are(here, grade):
    ran = grade("book", "show", "--edition", "9")
    assert (ran.status, "edition 2: Numbers, 1.0" in ran.err) == (2, True)


def test_export_for_canvas_takes_the_roster_of_a_file_by_the_column_that_is_chosen(here, grade):
    (here / "canvas.csv").write_text(CANVAS)
    words = ["book", "export", "canvas", "--assignment", "Net (3)", "--roster", "canvas.csv"]
    ran = grade(*words)
    assert (ran.status, "--roster-id COLUMN" in ran.err) == (2, True)
    ran = grade(*words, "--roster-id", "SIS Login ID", "-o", "up.csv")
    assert (ran.status, ran.out) == (0, "")
    assert "1 of 2 on the roster have no result" in ran.err
    assert (here / "up.csv").read_text().splitlines()[2:] == [
        "Ada,7,u,ada,L,2.00",
        "Bob,8,v,bob,L,",
    ]


def test_export_goes_to_the_output_as_it_would_to_a_file(here, grade):
    grade("book", "export", "json", "-o", "book.json")
    assert grade("book", "export", "json").out == (here / "book.json").read_text()
    assert grade("book", "export", "csv").out.startswith("id,name,")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["json", "--edition", "1"], "--edition means nothing to json"),
        (["csv", "--assignment", "x"], "--assignment means nothing to csv"),
        (["csv", "--roster-id", "x"], "chooses a column of --roster"),
        (["canvas"], "Which column?"),
        (["gradescope"], "-o FILE.zip"),
        (["csv", "-o", "gradebook.sqlite"], "is what is read here"),
        (["csv", "-o", "none/x.csv"], "Cannot write"),
        (["csv", "--book", "none.sqlite"], "There is no gradebook"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(here, grade, words, says):
    before = (here / "gradebook.sqlite").read_bytes()
    ran = grade("book", "export", *words)
    assert (ran.status, says in ran.err) == (2, True)
    assert (here / "gradebook.sqlite").read_bytes() == before
    assert [path.name for path in here.iterdir() if "part" in path.name] == []


def test_a_file_stays_as_it_was_if_the_export_fails_midway(here, grade):
    (here / "up.csv").write_text("old")
    ran = grade("book", "export", "canvas", "--assignment", "Section", "-o", "up.csv")
    assert (ran.status, (here / "up.csv").read_text()) == (2, "old")


def test_commands_of_book_are_listed_without_importing_them(grade):
    assert "export" in grade("book", "--help").out


def test_insights_are_a_page_of_the_edition_that_is_asked_for(here, grade):
    ran = grade("book", "insights")
    assert (ran.status, ran.err) == (0, "wrote insights.html\n")
    page = (here / "insights.html").read_text(encoding="utf-8")
    assert "half of them have 2 of 2 points or more" in page
    assert "edition 2" in page
    assert grade("book", "insights", "--edition", "1", "-o", "first.html").status == 0
    assert "half of them have 0 of 2 points" in (here / "first.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["page.pdf", "gradebook.sqlite"])
def test_insights_refuse_a_name_that_is_no_page(here, grade, name):
    ran = grade("book", "insights", "-o", name)
    assert (ran.status, "ends in .html" in ran.err) == (2, True)
    assert not (here / "page.pdf").exists()


def test_what_the_policy_hides_is_not_handed_out(here, grade):
    (here / "grading.toml").write_text(
        '[late]\ndeadline = 2999-01-01T00:00:00Z\n[messages]\nbefore_deadline = "points"\n'
    )
    with Gradebook(here / "gradebook.sqlite") as book:
        assignment = {"policy": str(here / "grading.toml"), "course": None}
        edition = book.edition("3", "Numbers", "1.0", {"one": "One"}, NOON)
        cause = Cause(Code.WRONG_VALUE, "the telling cause")
        report = report_of(dataclasses.replace(verdict("a", "fail"), cause=cause))
        book.add(edition, Outcome("a@x.org", "a", "a", Ending.GRADED, report=report), NOON)
        told = results_in(here, grade)
        book.note("assignment", json.dumps(assignment))
    assert "the telling cause" in told
    assert "the telling cause" not in results_in(here, grade)


def results_in(here, grade):
    """Export for Gradescope, and read the one result."""
    assert grade("book", "export", "gradescope", "-o", "g.zip").status == 0
    with zipfile.ZipFile(here / "g.zip") as archive:
        (name,) = (name for name in archive.namelist() if name.startswith("results/"))
        return archive.read(name).decode()
