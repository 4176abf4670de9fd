"""The table has a row for everybody, and no formula."""

import csv
import io

from grader.teach.exporting.as_csv import to_csv
from grader.teach.gradebook import Student
from tests.grader.teach.conftest import NO_MEAN, verdict


def rows_of(book):
    text = "".join(to_csv(book.editions()[-1], book.roster(), book.entries(book.editions()[-1])))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_everybody_on_the_roster_and_everybody_who_handed_in_has_a_row(book, enter):
    book.enrol([Student("ada", "=1+1"), Student("zoe", "Zoë, 🦊")])
    enter("ada", submitted="2026-12-01T10:00:00Z")
    enter("kim", says="no zip")
    ada, kim, zoe = rows_of(book)
    assert ada == {
        "id": "ada",
        "name": "'=1+1",
        "ending": "graded",
        "points": "2.00",
        "out_of": "3.00",
        "one": "2.00",
        "late_percent": "",
        "submitted": "2026-12-01T10:00:00Z",
        "graded_at": "2026-12-01T12:00:00+00:00",
        "cause": "one: spread([1, 2]) is wrong",
        "mistakes": NO_MEAN.id,
    }
    assert (kim["ending"], kim["points"], kim["cause"]) == ("unreadable", "", "no zip")
    assert (zoe["name"], zoe["ending"], zoe["one"]) == ("Zoë, 🦊", "missing", "")


def test_what_a_learner_says_acts_nowhere(book, enter):
    enter("=ada", verdict("a", "fail", cause="\x1b[2J\n=1+1;=2"))
    (row,) = rows_of(book)
    assert row["id"] == "'=ada"
    assert row["cause"] == r"one: \x1b[2J\n=1+1;'=2"
