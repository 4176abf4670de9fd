"""The report as PrairieLearn's `/grade/results/results.json`.

`score` is a share from 0 to 1: a bonus makes up for points that were lost elsewhere, and no more.
Beside the tests the points are shown as they are; a bonus check has `max_points` of 0, which is
shown in grey. The file stays below 1 MB: texts are cut until it does.

References
----------
PrairieLearn's documentation, "External Grading", section "Grading results".
"""

from typing import Any, Final

from grader.model import Report
from grader.report import words
from grader.report.as_json import dumped
from grader.report.explaining import explained, overview
from grader.report.points import points_of

MOST_BYTES: Final = 1_000_000
_LENGTHS: Final = (20_000, 2_000, 200, 0)
"""Characters that a text may have; the next is tried when the file is too large."""


def to_prairielearn(report: Report) -> str:
    """Render a report; each check is a test."""
    texts = (dumped(_results(report, most)) for most in _LENGTHS)
    return next(text for text in texts if len(text.encode()) <= MOST_BYTES)


def refusal(says: str) -> str:
    """Say why there is no report: nobody gains or loses a point, or an attempt."""
    return dumped({"gradable": False, "format_errors": [says], "message": says})


def _results(report: Report, most: int) -> dict[str, Any]:
    points = points_of(report)
    reasons = [explained(step) for step in report.steps]
    return {
        "gradable": True,
        "score": min(points.score / points.max_score, 1.0) if points.max_score else 0.0,
        "message": words.total(report),
        "output": _cut(overview(report), most),
        "tests": [
            {
                "name": item.name,
                "points": item.score,
                "max_points": item.max_score,
                "output": _cut(reasons[item.index].get(item.check.id, ""), most),
            }
            for item in points.asked
        ],
    }


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]} …"
