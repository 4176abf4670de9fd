"""One student, and the class at a glance, on a terminal."""

from datetime import UTC, datetime, timedelta

import pytest

from grader.report.terminal import Terminal
from grader.teach.gradebook import Student
from grader.teach.listing import in_order, lines_of, to_dict, to_text
from grader.teach.showing import shown
from tests.grader.teach.conftest import NOON, verdict

PLAIN = Terminal(100, colour=False, unicode=True)


@pytest.fixture
def seen(book):
    def seen(student, edition):
        results = list(book.everything(student.id))
        return shown(student, edition, results, PLAIN, NOON + timedelta(days=40))

    return seen


def test_student_has_the_report_and_what_changed_from_result_to_result(enter, seen):
    enter("ada", says="no\x1b zip")
    enter("ada", verdict("a"), sha256="b" * 64, at=1)
    edition = enter("ada", sha256="b" * 64, edition=2, at=2)
    text = seen(Student("ada", "Ada\u202e", {"id": "ada", "Section": "Lab"}), edition)
    assert "ada  Ada\\u202e\nSection: Lab\n" in text
    assert "✗ b holds" in text
    assert "The mean is missing." in text
    assert "2 of 3 points" in text
    history = text[text.index("what changed") :].splitlines()
    assert history[1].endswith(r"unreadable: no\x1b zip")
    assert history[2].endswith("something else handed in")
    assert history[3].endswith("another edition")


def test_points_that_changed_are_in_the_history(enter, seen):
    enter("ada", verdict("a"))
    edition = enter("ada", verdict("a", "fail"), sha256="b" * 64)
    assert "something else handed in; one 2 -> 0" in seen(Student("ada"), edition)


def test_what_could_not_be_graded_says_why(enter, seen):
    edition = enter("ada", says="no zip", submitted="yesterday or so")
    text = seen(Student("ada"), edition)
    assert "unreadable: no zip\nada: handed in yesterday or so, graded" in text


def test_who_handed_nothing_in_is_shown(enter, seen):
    edition = enter("bob")
    assert "Nothing is graded by edition 1." in seen(Student("ada"), edition)


@pytest.fixture
def lines(book, enter):
    """Three students: one graded, one not to be read, one who handed nothing in."""
    book.enrol([Student("ada", "Zora\x1b"), Student("zoe", "abe")])
    enter("ada", submitted="2026-12-01T10:00:00Z")
    enter("kim", says="no zip")
    return list(lines_of(book.roster(), book.entries(book.editions()[0])))


@pytest.mark.parametrize(
    ("by", "ids"),
    [("id", "ada kim zoe"), ("name", "kim zoe ada"), ("points", "kim zoe ada")],
)
def test_lines_are_sorted(lines, by, ids):
    assert [line.id for line in in_order(lines, by, reverse=False)] == ids.split()
    assert [line.id for line in in_order(lines, by, reverse=True)] == ids.split()[::-1]


def test_lines_are_sorted_by_instants_not_by_their_letters(book, enter):
    edition = enter("ada", submitted="2026-12-01T10:30:00+02:00")
    enter("bob", submitted="2026-12-01T09:00:00+00:00")
    enter("kim", submitted="yesterday or so")
    lines = in_order(lines_of([], book.entries(edition)), "submitted", reverse=False)
    assert [line.id for line in lines] == ["kim", "ada", "bob"]
    assert "yesterday or so" in to_text(edition, lines, PLAIN)


def test_class_has_a_line_for_everybody_and_a_sum(book, lines):
    text = to_text(book.editions()[0], lines, PLAIN)
    ada, kim, zoe = text.splitlines()[1:4]
    here = f"{datetime(2026, 12, 1, 10, tzinfo=UTC).astimezone():%Y-%m-%d %H:%M}"
    assert ada.split() == ["ada", r"Zora\x1b", "2", "✗", *here.split()]
    assert kim.split() == ["kim", "—", "unreadable"]
    assert zoe.split() == ["zoe", "abe", "—", "missing"]
    end = "1 graded by edition 1, median 2 of 3 points, 1 unreadable, 1 missing; steps: one\n"
    assert text.endswith(end)


def test_class_as_values_has_status_by_step(book, lines):
    table = to_dict(book.editions()[0], lines)
    assert table["schema"] == "grade-book-list/1"
    assert table["students"][0]["steps"] == {"one": "fail"}
    assert [line["ending"] for line in table["students"]] == ["graded", "unreadable", "missing"]
