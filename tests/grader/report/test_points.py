"""Points handed out to checks: whole units whose sums are the rounded totals."""

from math import floor

import pytest

from grader.model import Report, Status, StepReport
from grader.report import points
from grader.report.points import points_of
from tests.grader.report.samples import REPORT, random_report, verdict


def half_up(value):
    return floor(round(value, 6) + 0.5)


@pytest.mark.parametrize("places", [0, 2])
@pytest.mark.parametrize("kept", [1.0, 0.9, 0.137])
def test_sums_of_any_report_agree_with_its_rounded_totals(monkeypatch, places, kept):
    monkeypatch.setattr(points, "_kept", lambda report: kept)
    unit = 10**places
    for seed in range(500):
        report = random_report(seed)
        found = points_of(report, places)
        assert found.score * unit == pytest.approx(half_up(report.score * kept * unit)), seed
        assert found.max_score * unit == pytest.approx(half_up(report.max_score * unit)), seed
        assert sum(item.score for item in found.checks) == pytest.approx(found.score)
        assert sum(item.max_score for item in found.checks) == pytest.approx(found.max_score)


@pytest.mark.parametrize("kept", [1.0, 0.9, 0.137])
def test_without_bonus_no_score_exceeds_its_maximum_and_what_fails_has_none(monkeypatch, kept):
    monkeypatch.setattr(points, "_kept", lambda report: kept)
    for seed in range(500):
        found = points_of(random_report(seed), 0, bonus=False)
        assert found.score <= found.max_score
        for item in found.checks:
            assert 0 <= item.score <= item.max_score
            assert item.score == 0 or item.check.status is Status.PASS


def test_a_third_each_gets_the_cents_that_are_left_over():
    checks = tuple(verdict(str(at), Status.PASS, 10 / 3) for at in range(3))
    found = points_of(Report("", "", 0, (), 0.0, (StepReport("s", "", "", checks),)))
    assert [item.score for item in found.checks] == [3.34, 3.33, 3.33]
    assert (found.score, found.max_score) == (10, 10)
    assert type(found.score) is int


def test_score_that_is_rounded_up_takes_its_maximum_from_another():
    checks = (verdict("a", Status.FAIL, 0.6), verdict("b", Status.PASS, 0.5))
    report = Report("", "", 0, (), 0.0, (StepReport("s", "", "", checks),))
    found = points_of(report, 0)
    assert [(item.score, item.max_score) for item in found.checks] == [(0, 0), (1, 1)]


def test_bonus_has_points_and_no_maximum_unless_there_is_nothing_else():
    found = points_of(REPORT)
    assert (found.score, found.max_score) == (6.25, 8)
    assert [i.name for i in found.asked if i.on_top] == [
        "extra (bonus) i holds", "extra (bonus) j holds"
    ]  # fmt: skip
    bonus = StepReport("b", "", "", (verdict("b", Status.PASS, 2.0),), bonus=True)
    only = points_of(Report("", "", 0, (), 0.0, (bonus,)), bonus=False)
    assert (only.score, only.max_score) == (2, 2)
