"""The words that every rendering of a report uses, whatever it renders them as."""

from collections.abc import Iterator, Mapping
from typing import Final

from grader.model import Cause, Code, Course, Mistake, Report, Status, StepReport, Verdict
from grader.printable import one_line
from grader.report.folding import Folded

SYMBOLS: Final[Mapping[Status, str]] = {
    Status.PASS: "✓",
    Status.FAIL: "✗",
    Status.ERROR: "!",
    Status.SKIP: "·",
}


def points(step: StepReport) -> str:
    """Say what a step has earned."""
    return f"{_plain(step.score)} / {_plain(step.max_score)}" if step.started else "not started"


def total(report: Report) -> str:
    """Say what all steps have earned, and what being late has cost."""
    earned = f"{_plain(report.score)} of {_plain(report.max_score)} points"
    if not report.late_days:
        return earned
    days = f"{report.late_days} day{'s' if report.late_days > 1 else ''}"
    return f"{earned}, {days} late: {_plain(report.late_percent)} % off"


def _plain(number: float) -> str:
    """Write a number to two decimals, without zeros that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def told(mistake: Mistake) -> str:
    """Say a mistake, and where it enters."""
    return " ".join(part for part in (mistake.says, mistake.where) if part)


def facts(check: Verdict, step: StepReport) -> Iterator[tuple[str, str]]:
    """Yield what stands under a cause's message, each with its label."""
    cause = check.cause
    if cause is None or (check.status is Status.SKIP and cause.code is Code.NOT_WRITTEN):
        return
    if cause.expected is not None:
        yield "expected", cause.expected
    if cause.actual is not None:
        yield "got", cause.actual
    if cause.line is not None or cause.where is not None:
        place = None if is_cell(cause) else cause.where
        parts = [place or step.file, cause.where if place is None else None]
        line = f"line {cause.line}" if cause.line is not None else None
        yield "look at", ", ".join(one_line(part) for part in (*parts, line) if part)


def is_cell(cause: Cause) -> bool:
    """Whether a cause's line is counted from the top of a notebook's cell."""
    return cause.where is not None and cause.where.startswith("code cell")


def same_reason(folded: Folded) -> str:
    """Count the checks that fail for the reason that is told; empty if there are none."""
    count = len(folded.same)
    return f"{_checks(count)} of {folded.root.function} for the same reason" if count else ""


def not_passed(folded: Folded) -> str:
    """Count the checks that may have another reason; empty if there are none."""
    count = len(folded.more)
    return f"{_checks(count)} of {folded.root.function} not passed" if count else ""


def _checks(count: int) -> str:
    return f"{count} more check{'s' if count > 1 else ''}"


def notes(report: Report) -> dict[str, list[str]]:
    """Return the remarks on each step, by its id.

    What is true of a file that holds all steps is said once.
    """
    said: set[str] = set()
    found = {}
    for step in report.steps:
        found[step.id] = [note for note in step.notes if step.started and note not in said]
        said.update(found[step.id])
    return found


def advice(report: Report, course: Course, again: str) -> str:
    """Say what to grade next.

    Parameters
    ----------
    again : str
        How to call the command for one ``{step}``.
    """
    first = report.steps[0]
    there = any(check.cause and check.cause.code is Code.NOT_WRITTEN for check in first.checks)
    if there and not any(step.started for step in report.steps):
        return f"Open {first.file}, fill in the TODO, then: {again.replace('{step}', first.id)}"
    ids = [step.id for step in course.steps]
    later = ids[ids.index(report.steps[-1].id) + 1 :]
    left = [step.id for step in report.unfinished] or later
    # No `format`: the rest of it may be a folder's name, with braces of its own.
    return f"Next: {again.replace('{step}', left[0])}" if left else "All of it holds."
