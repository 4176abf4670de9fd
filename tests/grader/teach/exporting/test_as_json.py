"""The whole gradebook as JSON, of however many students."""

import gc
import json
import tracemalloc

import pytest

from grader.report.as_json import from_dict
from grader.teach.exporting.as_csv import to_csv
from grader.teach.exporting.as_json import to_json
from grader.teach.gradebook import Student
from tests.grader.teach.conftest import report_of, verdict


def test_everything_is_there_and_what_stands_is_marked(book, enter):
    book.enrol([Student("ada", "Ada 🦊", {"Section": "1"}), Student("bob")])
    enter("ada")
    enter("ada", sha256="b" * 64)
    enter("ada", edition=2)
    enter("kim", says="no \x1b zip")
    found = json.loads("".join(to_json(book)))
    assert found["schema"] == "grade-book/1"
    assert [edition["number"] for edition in found["editions"]] == [1, 2]
    ada, bob, kim = found["students"]
    assert (ada["name"], ada["columns"], ada["on_roster"]) == ("Ada 🦊", {"Section": "1"}, True)
    assert [(r["edition"], r["stands"]) for r in ada["results"]] == [
        (1, False),
        (1, True),
        (2, True),
    ]
    assert from_dict(ada["results"][0]["report"]) == report_of()
    assert bob["results"] == []
    assert (kim["on_roster"], kim["results"][0]["says"]) == (False, "no \x1b zip")


def test_an_empty_book_is_valid_json(book):
    assert json.loads("".join(to_json(book)))["students"] == []


MORE = """
WITH RECURSIVE number(n) AS (SELECT ? UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ?)
INSERT INTO result SELECT NULL, edition, printf('s%05d', n), sha256, submitted, place, ending, says,
score, max_score, report, graded_at, seconds, cpu_seconds, fingerprints FROM number, result
WHERE student = 'ada'
"""


@pytest.mark.slow
@pytest.mark.parametrize("export", ["json", "csv"])
def test_memory_does_not_grow_with_the_number_of_students(book, enter, export):
    """Of what 2,500 students more hold, not a tenth is kept."""
    edition = enter("ada", *(verdict(f"c{n}", "fail") for n in range(8)))

    def held_by(first, last):
        book.enrol(Student(f"s{n:05}", "Ada") for n in range(last))
        book._base.execute(MORE, (first, last))
        book._base.execute("REPLACE INTO standing SELECT edition, student, id FROM result")
        tracemalloc.start()
        pieces = (
            to_json(book)
            if export == "json"
            else to_csv(edition, book.roster(), book.entries(edition))
        )
        held, written = 0, 0
        for count, piece in enumerate(pieces):
            written += len(piece)
            if count % 250 == 0:
                gc.collect()  # else it depends on when Python does
                held = max(held, tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
        return held, written

    few, shorter = held_by(0, 500)
    many, longer = held_by(500, 3000)
    assert many - few < (longer - shorter) / 10
