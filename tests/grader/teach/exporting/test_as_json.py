"""The whole gradebook as JSON, of however many students."""

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


@pytest.mark.slow
@pytest.mark.parametrize("export", ["json", "csv"])
def test_memory_does_not_grow_with_the_number_of_students(book, enter, export):
    """Of what each more student takes in the file, not a tenth is kept."""
    checks = [verdict(f"c{n}", "fail", cause="x" * 300) for n in range(30)]

    def peak(students):
        book.enrol(Student(f"s{n:05}", "Ada") for n in students)
        for n in students:
            edition = enter(f"s{n:05}", *checks)
        tracemalloc.start()
        pieces = (
            to_json(book)
            if export == "json"
            else to_csv(edition, book.roster(), book.entries(edition))
        )
        written = sum(map(len, pieces))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most, written

    peak(range(10))  # imports and caches
    few, shorter = peak(range(10, 50))
    many, longer = peak(range(50, 400))
    assert many - few < (longer - shorter) / 10
