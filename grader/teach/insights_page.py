"""The page of a class: what it shows as a whole, and each student's report below."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from grader.model import Report
from grader.report.html import render_in_pieces
from grader.report.page import Frame, Inline
from grader.teach import charts
from grader.teach.gradebook import Entry
from grader.teach.insights import Insights, Row, StepFigures, Trouble
from grader.teach.likeness import Likeness, Pair

WITH_REPORTS: Final = 2_000
"""Students up to whom the page holds their reports: it has about 4 KB for each, and browsers have
to lay them out."""

DRAWN: Final = 12
TOLD: Final = 60
"""Mistakes, checks and pairs that are told; more is no longer a hint."""

NAMES: Final = 40
"""Students that are named beside a mistake; the table's filter finds the others."""


def to_pieces(insights: Insights, entries: Iterable[Entry], book: str) -> Iterator[str]:
    """Render the page, one student after the other.

    Parameters
    ----------
    entries
        The same ones that the insights were gathered from.
    book : str
        Name of the gradebook.
    """
    with_reports = len(insights.rows) <= WITH_REPORTS
    troubles = (*insights.mistakes, *insights.causes)
    return render_in_pieces(
        "insights.html",
        insights=insights,
        book=book,
        place_of={step.id: place for place, step in enumerate(insights.steps, 1)},
        row_at=lambda number: insights.rows[number - 1],
        with_reports=with_reports,
        reports=_reports(insights, entries) if with_reports else (),
        told=TOLD,
        names=NAMES,
        points_picture=_points(insights),
        steps_picture=_steps(insights.steps) if insights.graded else None,
        mistakes_picture=_mistakes(insights.mistakes[:DRAWN]),
        likeness_picture=_likeness(insights.likeness),
        by_student=_by_student(troubles),
        hard=[check for check in insights.checks if check.rate < 1][:TOLD],
        who=lambda pair: _who(pair, insights),
        style=Inline.of("report.css", "page.css", "insights.css"),
        script=Inline.of("insights.js"),
    )


def _reports(insights: Insights, entries: Iterable[Entry]) -> Iterator[tuple[Row, Report]]:
    """Yield the reports of those who were there when the insights were gathered."""
    rows = {row.student: row for row in insights.rows if row.score is not None}
    for entry in entries:
        outcome = entry.outcome
        if outcome.report is not None and outcome.student in rows:
            yield rows[outcome.student], outcome.report


def _by_student(troubles: Sequence[Trouble]) -> dict[int, str]:
    """Return, for each student's number, what the table is searched for beside the name."""
    found: dict[int, list[str]] = {}
    for trouble in troubles:
        for number in trouble.rows:
            found.setdefault(number, []).append(f"{trouble.function} {trouble.says}")
    return {number: " ".join(parts) for number, parts in found.items()}


def _who(pair: Pair, insights: Insights) -> list[list[Row]]:
    rows = {row.student: row for row in insights.rows}
    return [[rows[student] for student in side] for side in (pair.left, pair.right) if side]


def _points(insights: Insights) -> Frame | None:
    spread = insights.spread
    if spread is None:
        return None
    says = (
        f"Histogram of the points of {len(spread.scores)} students: the middle half has "
        f"{spread.low:g} to {spread.high:g}, the median is {spread.median:g}."
    )
    return Frame(says, charts.of_points(spread))


def _steps(steps: Sequence[StepFigures]) -> Frame:
    rates = ", ".join(f"{step.id} {step.rate:.0%}" for step in steps)
    return Frame(f"Bars of the students who pass each step: {rates}.", charts.of_steps(steps))


def _mistakes(often: Sequence[Trouble]) -> Frame | None:
    if not often:
        return None
    counts = "; ".join(f"{len(one.rows)} {one.function}: {one.says}" for one in often)
    return Frame(f"Bars of the most frequent mistakes: {counts}.", charts.of_troubles(often))


def _likeness(found: Likeness) -> Frame | None:
    if not found.has_limit:
        return None
    says = (
        "Histogram of what each student's program has in common with the most similar one: the "
        f"middle is {found.middle:.0f} bits, above {found.limit:.0f} bits it stands out."
    )
    return Frame(says, charts.of_likeness(found))
