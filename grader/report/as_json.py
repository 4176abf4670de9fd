"""The report as JSON: what scripts rely on. Keys may be added, never renamed or dropped."""

import json
import re
from dataclasses import asdict
from typing import Any, Final

from grader.model import Cause, Report, StepReport, Verdict

SCHEMA: Final = "grade-report/1"
_HALVES: Final = re.compile("[\ud800-\udfff]")


def to_json(report: Report) -> str:
    """Render a report."""
    return dumped(to_dict(report))


def dumped(values: dict[str, Any]) -> str:
    """Write JSON, indented, ending in a newline.

    Halves of characters, which UTF-8 cannot write, and what a CI runner would take for an order are
    in JSON's own escapes.
    """
    text = json.dumps(values, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
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
        "seconds": round(report.seconds, 3),
        "steps": [_step(step) for step in report.steps],
    }


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
