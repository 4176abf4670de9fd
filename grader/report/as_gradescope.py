"""The report as Gradescope's `/autograder/results/results.json`.

`score` is explicit and equals the sum of the tests' scores; the tests' `max_score` sum to the
points of the assignment. A bonus check has a `max_score` of 0, and so its score comes on top, as
Gradescope lets it. No `output_format` is set: what a learner wrote is plain text, which is what
Gradescope takes it for.

References
----------
Gradescope, "Autograder Specifications", section "Output format".
"""

from typing import Any

from grader.model import Report, Status
from grader.report import words
from grader.report.as_json import dumped
from grader.report.explaining import explained, overview
from grader.report.points import Counted, points_of


def to_gradescope(report: Report) -> str:
    """Render a report; each check is a test, numbered by its step."""
    points = points_of(report)
    reasons = [explained(step) for step in report.steps]
    place: dict[int, int] = {}
    tests = []
    for item in points.asked:
        place[item.index] = place.get(item.index, 0) + 1
        number = f"{item.index + 1}.{place[item.index]}"
        tests.append(_test(item, number, reasons[item.index].get(item.check.id, "")))
    return dumped(
        {
            "score": points.score,
            "execution_time": round(report.seconds, 3),
            "output": f"{words.total(report)}\n\n{overview(report)}",
            "visibility": "visible",
            "stdout_visibility": "hidden",
            "tests": tests,
        }
    )


def refusal(says: str) -> str:
    """Say why there is no report.

    A result without tests must have a score, by the specification: it is 0, and the text tells the
    learner and the instructor that it is no grade.
    """
    output = f"{says}\n\nThe 0 stands for no score: nothing was graded."
    return dumped({"score": 0, "output": output, "stdout_visibility": "hidden"})


def _test(item: Counted, number: str, reason: str) -> dict[str, Any]:
    passed = item.check.status is Status.PASS
    return {
        "number": number,
        "name": item.name,
        "status": "passed" if passed else "failed",
        "score": item.score,
        "max_score": item.max_score,
        "output": reason,
        "visibility": "visible",
    }
