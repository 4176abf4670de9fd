"""The report as JSON: what scripts rely on. Keys may be added, never renamed or dropped."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from grader.model import Cause, Code, Mistake, Report, Status, StepReport, Verdict

SCHEMA: Final = "grade-report/1"
_HALVES: Final = re.compile("[\ud800-\udfff]")


def to_json(report: Report) -> str:
    """Render a report."""
    return dumped(to_dict(report))


def dumped(values: dict[str, Any]) -> str:
    """Write JSON, indented, ending in a newline."""
    return encoded(values, indent=2) + "\n"


def encoded(value: Any, indent: int | None = None) -> str:
    """Write plain values as JSON.

    Halves of characters, which UTF-8 cannot write, and what a CI runner would take for an order are
    in JSON's own escapes.
    """
    text = json.dumps(value, indent=indent, ensure_ascii=False, allow_nan=False)
    text = _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    return text.replace("##[", "##\\u005b")  # only within texts: JSON itself has no such sign


def to_dict(report: Report) -> dict[str, Any]:
    """Turn a report into the plain values of the contract."""
    return {
        "schema": SCHEMA,
        "submission": {"origin": report.origin, "sha256": report.sha256},
        "seed": report.seed,
        "isolation": list(report.isolation),
        "not_held": list(report.not_held),
        "score": report.score,
        "max_score": report.max_score,
        "late_days": report.late_days,
        "late_percent": report.late_percent,
        "seconds": round(report.seconds, 3),
        "steps": [_step(step) for step in report.steps],
    }


def from_dict(table: Mapping[str, Any]) -> Report:
    """Make a report of what `to_dict` made of it.

    Raises
    ------
    KeyError, TypeError, ValueError
        If that is not what it is.
    """
    if table["schema"] != SCHEMA:
        raise ValueError(f"{table['schema']} is not {SCHEMA}")
    return Report(
        origin=table["submission"]["origin"],
        sha256=table["submission"]["sha256"],
        seed=table["seed"],
        isolation=tuple(table["isolation"]),
        seconds=table["seconds"],
        steps=tuple(_step_of(step) for step in table["steps"]),
        late_days=table["late_days"],
        late_percent=table["late_percent"],
    )


def _step_of(table: Mapping[str, Any]) -> StepReport:
    return StepReport(
        id=table["id"],
        title=table["title"],
        file=table["file"],
        checks=tuple(_check_of(check) for check in table["checks"]),
        notes=tuple(table["notes"]),
        bonus=table["bonus"],
    )


def _check_of(table: Mapping[str, Any]) -> Verdict:
    cause, mistake = table["cause"], table["mistake"]
    return Verdict(
        id=table["id"],
        function=table["function"],
        title=table["title"],
        status=Status(table["status"]),
        max_score=table["max_score"],
        seconds=table["seconds"],
        cause=Cause(**{**cause, "code": Code(cause["code"])}) if cause else None,
        mistake=Mistake(**mistake) if mistake else None,
    )


def _step(step: StepReport) -> dict[str, Any]:
    return {
        "id": step.id,
        "title": step.title,
        "file": step.file,
        "status": step.status.value,
        "score": step.score,
        "max_score": step.max_score,
        "bonus": step.bonus,
        "notes": list(step.notes),
        "checks": [_check(check) for check in step.checks],
    }


def _check(check: Verdict) -> dict[str, Any]:
    return {
        "id": check.id,
        "function": check.function,
        "title": check.title,
        "status": check.status.value,
        "score": check.score,
        "max_score": check.max_score,
        "seconds": round(check.seconds, 3),
        "cause": _cause(check.cause) if check.cause else None,
        "mistake": asdict(check.mistake) if check.mistake else None,
    }


def _cause(cause: Cause) -> dict[str, Any]:
    fields = asdict(cause)
    del fields["digest"]  # of what a learner's own dice may have made: it differs at every run
    return fields
