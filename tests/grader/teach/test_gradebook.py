"""The gradebook keeps what it is told, whole, and nothing twice."""

import dataclasses
import sqlite3
from datetime import UTC, datetime

import pytest

from grader.model import Report, Status, StepReport, UsageProblem, Verdict
from grader.teach.gradebook import NEWEST, Gradebook, Student
from grader.teach.job import Ending, Outcome

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
CHECK = Verdict("one.a", "spread", "a holds", Status.PASS, 2.0)
REPORT = Report(
    "ada", "a" * 64, 0, ("process",), 1.0, (StepReport("one", "One", "one.py", (CHECK,)),)
)
OUTCOME = Outcome("ada", "ada", "a" * 64, Ending.GRADED, report=REPORT, fingerprints=b"12345678")


@pytest.fixture
def book(tmp_path):
    with Gradebook(tmp_path / "book.sqlite", create=True) as book:
        yield book


@pytest.fixture
def edition(book):
    return book.edition("d1", "Numbers", "1.0", {"one": "One"}, NOW)


def test_what_was_added_is_there_after_it_was_closed(book, edition):
    book.add(edition, OUTCOME, NOW)
    with Gradebook(book.path) as again:
        (entry,) = again.entries(edition)
    assert entry.outcome == OUTCOME
    assert entry.graded_at == "2026-12-01T12:00:00+00:00"


def test_the_same_edition_has_one_number_and_another_the_next(book, edition):
    assert book.edition("d1", "Numbers", "1.0", {"one": "One"}, NOW) == edition
    assert book.edition("d2", "Numbers", "1.0", {"one": "One"}, NOW).number == 2


def test_a_graded_submission_is_known_by_hash_edition_and_time(book, edition):
    book.add(edition, OUTCOME, NOW)
    other = book.edition("d2", "Numbers", "1.0", {"one": "One"}, NOW)
    assert book.has(edition, "ada", "a" * 64)
    assert not book.has(edition, "ada", "b" * 64)
    assert not book.has(other, "ada", "a" * 64)
    assert not book.has(edition, "ada", "a" * 64, "2026-12-02T00:00:00Z")


def test_a_fault_of_the_kit_is_no_result(book, edition):
    book.add(edition, dataclasses.replace(OUTCOME, ending=Ending.FAULT, report=None), NOW)
    assert not book.has(edition, "ada", "a" * 64)
    book.add(edition, OUTCOME, NOW)
    assert [entry.outcome.ending for entry in book.history("ada")] == [Ending.GRADED]


def test_going_back_to_an_older_submission_brings_its_grade_back(book, edition):
    book.add(edition, OUTCOME, NOW)
    book.add(edition, dataclasses.replace(OUTCOME, sha256="b" * 64), NOW)
    (entry,) = book.entries(edition)
    assert entry.outcome.sha256 == "b" * 64
    assert book.has(edition, "ada", "a" * 64)
    (entry,) = book.entries(edition)
    assert entry.outcome.sha256 == "a" * 64
    assert len(list(book.history("ada"))) == 2


def test_roster_takes_the_place_of_the_one_before(book):
    book.enrol([Student("ada", "Lovelace, Ada", {"Section": "1"}), Student("bob")])
    book.enrol([Student("bob", 'Bob "=1+1"', {"Section": "2"})])
    assert book.students() == (Student("bob", 'Bob "=1+1"', {"Section": "2"}),)


def test_a_failed_change_leaves_nothing_of_itself(book, edition, monkeypatch):
    def fails(*_):
        raise OSError("no space left")

    monkeypatch.setattr("grader.teach.gradebook._stand", fails)
    with pytest.raises(OSError, match="no space"):
        book.add(edition, OUTCOME, NOW)
    assert not book.has(edition, "ada", "a" * 64)


def test_a_file_that_is_no_gradebook_or_of_a_newer_kit_is_refused(tmp_path):
    (tmp_path / "text").write_text("not a database, and longer than its header\n" * 9)
    with pytest.raises(UsageProblem, match="Cannot use"):
        Gradebook(tmp_path / "text")
    newer = sqlite3.connect(tmp_path / "newer")
    newer.execute(f"PRAGMA user_version = {NEWEST + 1}")
    newer.close()
    with pytest.raises(UsageProblem, match="newer"):
        Gradebook(tmp_path / "newer")
    with pytest.raises(UsageProblem, match="There is no gradebook"):
        Gradebook(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_readers_see_whole_entries_while_somebody_writes(book, edition):
    book.add(edition, OUTCOME, NOW)
    with Gradebook(book.path) as reader:
        entries = reader.entries(edition)
        assert next(entries).outcome == OUTCOME
        book.add(edition, dataclasses.replace(OUTCOME, student="bob"), NOW)
        assert list(entries) == []
        assert len(list(reader.entries(edition))) == 2


def test_edition_that_was_used_last_is_the_current_one(book, edition):
    book.edition("d2", "Numbers", "1.0", {"one": "One"}, NOW)
    assert book.current().number == 2
    book.edition("d1", "Numbers", "1.0", {"one": "One"}, NOW)
    assert book.current() == edition
