"""The figures of a class are those of its reports, and no report is kept."""

import dataclasses

import pytest

from grader.model import Cause, Code, Mistake, Report, Status, StepReport, UsageProblem, Verdict
from grader.teach.gradebook import Edition, Entry, Student
from grader.teach.insights import gather
from grader.teach.insights_page import to_pieces
from grader.teach.job import Ending, Outcome

EDITION = Edition(1, "d", "Numbers", "kit 1", {"one": "One", "two": "Two"}, "2026-12-01")
MEAN = Mistake("no_mean", "The mean is left out.", whole=True)
WRONG = Cause(Code.WRONG_VALUE, "is not 2")
UNWRITTEN = Cause(Code.NOT_WRITTEN, "is not written")


def check(name, status=Status.PASS, cause=None, mistake=None, function="spread"):
    points = 2.0
    return Verdict(name, function, f"{name} holds", status, points, cause=cause, mistake=mistake)


GOOD = (check("a"), check("b"))
FORGOT = (check("a", Status.FAIL, WRONG, MEAN), check("b", Status.FAIL, WRONG, MEAN))
OTHER = (check("a"), check("b", Status.FAIL, WRONG))
NONE = (check("c", Status.SKIP, UNWRITTEN, function="triple"),)
TWO = (check("c", function="triple"),)


def entry(student, one, two=NONE, ending=Ending.GRADED, says=""):
    steps = (StepReport("one", "One", "one.py", one), StepReport("two", "Two", "two.py", two))
    report = Report("x", "0" * 64, 0, (), 0.1, steps) if ending is Ending.GRADED else None
    return Entry(1, Outcome(student, student, "0" * 64, ending, says=says, report=report), "")


CLASS = [
    entry("ada", GOOD, TWO),
    entry("bob", FORGOT),
    entry("cy", FORGOT, TWO),
    entry("di", OTHER),
    entry("ed", (), ending=Ending.BROKEN, says="it died"),
]


@pytest.fixture
def found():
    return gather(EDITION, [Student("ada", "Lovelace"), Student("fay", "Wray")], CLASS)


def test_everybody_has_a_row_whether_graded_or_not(found):
    assert [row.called for row in found.rows] == ["Lovelace", "bob", "cy", "di", "ed", "Wray"]
    assert [row.score for row in found.rows] == [6.0, 0.0, 2.0, 2.0, None, None]
    assert [(row.student, row.problem) for row in found.ungraded] == [("ed", "it died")]
    assert [row.student for row in found.missing] == ["fay"]


def test_spread_is_that_of_the_graded(found):
    spread = found.spread
    assert spread.scores == (0.0, 2.0, 2.0, 6.0)
    assert (spread.mean, spread.low, spread.median, spread.high) == (2.5, 1.5, 2.0, 3.0)
    assert spread.max_score == 6.0


def test_steps_are_counted_by_who_started_and_who_passed(found):
    one, two = found.steps
    assert (one.graded, one.started, one.passed, one.mean) == (4, 4, 1, 1.5)
    assert (two.graded, two.started, two.passed, two.mean) == (4, 2, 2, 2.0)
    assert two.rate == 0.5


def test_a_mistake_counts_once_for_each_student(found):
    (mistake,) = found.mistakes
    assert (mistake.function, mistake.says, mistake.of) == ("spread", MEAN.says, 4)
    assert [found.rows[number - 1].student for number in mistake.rows] == ["bob", "cy"]


def test_what_has_no_name_is_counted_by_its_kind_and_what_is_unwritten_is_not(found):
    (cause,) = found.causes
    assert (cause.function, cause.says, cause.rows) == ("spread", "wrong value", [4])


def test_a_file_that_is_no_text_counts_once_and_makes_no_check_harder():
    binary = Cause(Code.UNREADABLE, "It is not text.")
    broken = tuple(
        check(name, Status.ERROR, binary, function=function)
        for name, function in [("a", "spread"), ("b", "spread"), ("z", "triple")]
    )
    found = gather(EDITION, [], [entry("ada", GOOD), entry("bob", broken)])
    (cause,) = found.causes
    assert (cause.function, cause.says, cause.rows) == ("the file", "unreadable", [2])
    assert [(one.title, one.passed, one.reached) for one in found.checks] == [
        ("a holds", 1, 1),
        ("b holds", 1, 1),
    ]


def test_hardest_check_is_first_and_who_passes_it_is_ahead_elsewhere(found):
    first, second, third = found.checks
    assert [(one.title, one.passed, one.reached) for one in found.checks] == [
        ("b holds", 1, 4),
        ("a holds", 2, 4),
        ("c holds", 2, 2),
    ]
    assert first.ahead == pytest.approx(4.0 - 4 / 3)
    assert second.ahead == pytest.approx((4.0 + 0.0) / 2 - (0.0 + 2.0) / 2)
    assert third.ahead is None


def test_a_book_of_nobody_is_refused():
    with pytest.raises(UsageProblem, match="nobody"):
        gather(EDITION, [], [])


def test_a_class_without_points_and_a_class_of_one_have_pages():
    nobody = gather(EDITION, [Student("fay")], [])
    assert "Nobody has any yet" in "".join(to_pieces(nobody, [], "book"))
    alone = gather(EDITION, [], CLASS[:1])
    assert "half of them have 6 of 6 points" in "".join(to_pieces(alone, CLASS[:1], "book"))


def test_reports_beyond_the_limit_are_left_out_and_the_page_says_so(found, monkeypatch):
    with_them = "".join(to_pieces(found, CLASS, "book"))
    assert with_them.count('class="student"') == 4
    monkeypatch.setattr("grader.teach.insights_page.WITH_REPORTS", 3)
    without = "".join(to_pieces(found, CLASS, "book"))
    assert 'class="student"' not in without
    assert "grade book show" in without
    assert 'href="#s' not in without.replace('href="#steps"', "")


def test_who_came_into_the_book_meanwhile_is_left_for_the_next_page(found):
    later = [*CLASS, dataclasses.replace(entry("zoe", GOOD))]
    assert "zoe" not in "".join(to_pieces(found, later, "book"))
