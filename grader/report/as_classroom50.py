"""The report as `result.json` of Classroom 50: integers, and names for a table.

No score there may exceed its maximum, and the totals are sums of the tests', so there is no place
for points on top: a bonus check is listed, once its step is started, with 0 of 0 points. Who and
what is graded comes from the environment of its runner, which stamps its own values over `owner`,
`assignment_type` and `datetime`. Its fault is an exit status: the runner writes that result itself.

References
----------
foundation50/classroom50: `schemas/result-v1.schema.json`; its wiki, "Advanced Autograding".
"""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from grader.model import Report, Status, UsageProblem
from grader.report.as_json import dumped
from grader.report.points import Points, points_of

MOST_BYTES: Final = 100
"""Of a test's name."""

_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "classroom": ("CLASSROOM",),
    "assignment": ("ASSIGNMENT",),
    "owner": ("OWNER", "USERNAME"),
    "submission": ("SUBMISSION_TAG",),
    "commit": ("COMMIT_URL",),
    "release": ("RELEASE_URL",),
    "review": ("REVIEW_URL", "COMMIT_URL"),
}
"""Field of the result -> the variables that may hold it, the first that does is taken."""


def to_classroom50(
    report: Report, environment: Mapping[str, str] = os.environ, now: datetime | None = None
) -> str:
    """Render a report.

    Raises
    ------
    UsageProblem
        If the runner's variables are not there.
    """
    points = points_of(report, places=0, bonus=False)
    return dumped(
        {
            "schema": "classroom50/result/v1",
            **_identity(environment),
            "assignment_type": environment.get("ASSIGNMENT_TYPE") or "individual",
            "datetime": f"{(now or datetime.now(UTC)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "score": points.score,
            "max-score": points.max_score,
            "tests": _tests(points),
        }
    )


def _identity(environment: Mapping[str, str]) -> dict[str, str]:
    found = {
        field: next((environment[name] for name in names if environment.get(name)), "")
        for field, names in _FIELDS.items()
    }
    if missing := [_FIELDS[field][0] for field, value in found.items() if not value]:
        raise UsageProblem(
            f"classroom50 needs the variables of its runner; not set: {', '.join(missing)}."
        )
    return found


def _tests(points: Points) -> list[dict[str, Any]]:
    names: list[str] = []
    for item in points.asked:
        names.append(_unused(item.name, names))
    return [
        {
            "test-name": name,
            "passed": item.check.status is Status.PASS,
            "score": item.score,
            "max-score": item.max_score,
        }
        for name, item in zip(names, points.asked, strict=True)
    ]


def _unused(title: str, used: Sequence[str]) -> str:
    """Cut a name between two characters, and number it if it is taken."""
    ending, count = "", 1
    while (name := _cut(title, MOST_BYTES - len(ending)) + ending) in used:
        count += 1
        ending = f" ({count})"
    return name


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")
