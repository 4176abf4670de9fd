"""What is exported for Canvas arrives there, whatever students are called."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.model import UsageProblem
from grader.teach.exporting.as_canvas import HEADER, to_canvas
from grader.teach.gradebook import Entry, Student
from grader.teach.job import Ending, Outcome
from tests.grader.teach.conftest import report_of
from tests.grader.teach.exporting.importer import Enrolled, InvalidHeaderRow, upload

NAMES = (
    "Lovelace, Ada",
    'O"Brien; "Bob"',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-1+1",
    "+49 30 1234",
    "\t=1+1",
    "\r=1+1",
    "Zoë 🦊👩‍🔬",
    "\u202eadA\u200f",
    "two\nlines",
    "two\r\n=lines",
    "    Points Possible",
    "Muted",
    "",
)
TITLE = "Network (1234)"


def enrolled(number, name, **more):
    return Enrolled(number, name, f"sis{number}", f"login{number}", **more)


def student(one, **columns):
    known = (one.name, str(one.id), one.sis, one.login, "Lab")
    return Student(str(one.id), one.name, dict(zip(HEADER, known, strict=True)) | columns)


def graded(id_, report=None, says=""):
    ending = Ending.UNREADABLE if says else Ending.GRADED
    outcome = Outcome(id_, id_, "a" * 64, ending, says=says, report=report)
    return Entry(1, outcome, "2026-12-01T12:00:00+00:00")


def exported(entries, students, assignment=TITLE, missing=None):
    told = []
    return "".join(to_canvas(entries, students, assignment, missing, told.append)), told


@pytest.mark.parametrize("name", NAMES)
def test_points_arrive_by_id_whatever_the_name(name):
    ada = enrolled(7, name)
    text, told = exported([graded("7", report_of())], [student(ada)])
    imported = upload(text, [enrolled(8, "Other"), ada], {1234: "Network"})
    assert imported.assignment == 1234
    assert (imported.points, imported.grades, imported.missing) == ("3.00", {7: "2.00"}, [])
    assert told == []


SIGNS = st.sampled_from("=+-@;,\t\r\n\"' 1a\u00a0") | st.characters(exclude_categories=["Cs"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(SIGNS, min_size=1, max_size=12), min_size=1, max_size=3))
def test_points_of_everybody_arrive_and_no_cell_is_a_formula(names):
    class_ = [enrolled(number, name) for number, name in enumerate(names, start=1)]
    entries = [graded(str(one.id), report_of()) for one in class_]
    text, _ = exported(entries, [student(one) for one in class_])
    assert upload(text, class_, {1234: ""}).grades == {one.id: "2.00" for one in class_}
    for delimiter in ",;\t":  # as spreadsheets of other countries split it
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            assert not [cell for cell in row if cell.lstrip('\t\r\n "')[:1] in tuple("=+-@")]


def test_student_without_ids_is_found_by_name_unless_that_is_a_formula():
    ada, eve = Enrolled(7, "Ada", sortable="Lovelace, Ada"), Enrolled(8, "=1+1")
    roster = [
        Student("ada", "", {"Student": "Lovelace, Ada", "ID": ""}),
        Student("eve", "", {"Student": "=1+1", "ID": ""}),
    ]
    text, told = exported([graded("ada", report_of()), graded("eve", report_of())], roster)
    imported = upload(text, [ada, eve], {1234: ""})
    assert imported.grades == {7: "2.00"}
    assert imported.missing == ["'=1+1"]
    assert told == [
        "eve: Canvas will ask who this is: Student '=1+1' could be a formula, and is written so"
        " that it is none"
    ]


@pytest.mark.parametrize(("sis", "found"), [("-12", True), ("=1", False), ("@ada", False)])
def test_id_that_looks_like_a_number_stays_and_one_that_is_a_formula_is_told(sis, found):
    ada = Enrolled(7, "Ada", sis)
    roster = [student(ada, ID="", Student="A.")]
    text, told = exported([graded("7", report_of())], roster)
    assert upload(text, [ada], {1234: ""}).grades == ({7: "2.00"} if found else {})
    assert bool(told) is not found


def test_who_handed_nothing_in_keeps_what_canvas_has_unless_told():
    ada, bob = enrolled(7, "Ada"), enrolled(8, "Bob")
    entries = [graded("7", report_of())]
    text, told = exported(entries, [student(ada), student(bob)])
    assert upload(text, [ada, bob], {1234: ""}).grades == {7: "2.00"}
    assert told[0].startswith("1 of 2 on the roster have no result")
    text, _ = exported(entries, [student(ada), student(bob)], missing=0)
    assert upload(text, [ada, bob], {1234: ""}).grades == {7: "2.00", 8: "0.00"}


def test_who_could_not_be_graded_gets_no_points_even_if_nothing_counts_as_zero():
    ada, bob = enrolled(7, "Ada"), enrolled(8, "Bob")
    entries = [graded("7", says="no zip\x1b"), graded("8", report_of())]
    text, told = exported(entries, [student(ada), student(bob)], missing=0)
    assert upload(text, [ada, bob], {1234: ""}).grades == {8: "2.00"}
    assert told == [r"7 has no points: unreadable: no zip\x1b"]


def test_submissions_of_nobody_are_told():
    ada = enrolled(7, "Ada")
    entries = [graded("7", report_of()), *(graded(f"x{n:02}", report_of()) for n in range(30))]
    _, told = exported(entries, [student(ada)])
    assert told[0] == "30 submissions are of nobody on the roster; of them"
    assert told[1] == "x00 is not on the roster: no row for it; it has 2.00 points"
    assert len(told) == 21


def test_roster_of_other_ids_is_refused_with_its_columns():
    with pytest.raises(UsageProblem, match=r"ada is none of its ids, such as 7\..*SIS Login ID"):
        exported([graded("ada", report_of())], [student(enrolled(7, "Ada"))])


@pytest.mark.parametrize("roster", [[], [Student("ada", "Ada", {"id": "ada", "name": "Ada"})]])
def test_roster_that_is_not_of_canvas_is_refused(roster):
    with pytest.raises(UsageProblem, match="Canvas needs its own ids"):
        exported([graded("ada", report_of())], roster)


def test_book_without_results_is_refused():
    with pytest.raises(UsageProblem, match="Nothing is graded"):
        exported([], [student(enrolled(7, "Ada"))])


@pytest.mark.parametrize("title", ["", " ", "Section", "Final Score", "My Override Grade (3)"])
def test_title_that_canvas_takes_for_no_assignment_is_refused(title):
    with pytest.raises(UsageProblem, match="for no assignment"):
        exported([], [student(enrolled(7, "Ada"))], title)


def test_title_without_a_number_binds_to_its_equal_or_is_told_to_make_a_new_one():
    ada = enrolled(7, "Ada")
    text, told = exported([graded("7", report_of())], [student(ada)], "Net; work, 2")
    assert upload(text, [ada], {5: "Net; work, 2"}).assignment == 5
    assert upload(text, [ada], {5: "Network"}).made == "Net; work, 2"
    assert "Canvas will make a new one" in told[0]


def test_importer_of_these_tests_refuses_other_headers_and_reads_semicolons():
    ada = enrolled(7, "Ada")
    for header in ("Name,ID,Section,A (1)", "Student,ID,SIS User ID,SIS Login ID,A (1)"):
        with pytest.raises(InvalidHeaderRow):
            upload(f"{header}\n", [ada], {})
    text = """\
Student;ID;SIS Login ID;Section;A (1)
;;;;Manual Posting
 Points Possible;;;;3
Ada;7;x;L;1,5
Lovelace;;login7;L;-
"""
    imported = upload(text, [ada], {1: ""})
    assert (imported.points, imported.grades, imported.missing) == ("3", {7: "1.5"}, [])
