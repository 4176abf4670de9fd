"""The report for GitHub Actions: a job summary in Markdown, and what the runner is told beside it.

Whatever may be a learner's stands in a fence that no run of backticks in it can close: there GitHub
makes no HTML, no link, no picture and no mention of it. The log gets one error for each step that
does not pass, since a step of a job keeps ten of them and drops the rest without a word.

References
----------
GitHub Docs, "Workflow commands for GitHub Actions", sections "Adding a job summary" and "Setting an
error message"; "GitHub Flavored Markdown Spec", section "Fenced code blocks".
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from grader.model import Report, Status, StepReport
from grader.printable import one_line
from grader.report import words
from grader.report.explaining import headline, roots
from grader.report.points import points_of
from grader.report.workflow import command, output_value

MOST_BYTES: Final = 900 * 1024
"""Of a summary; one of more than 1 MiB is refused as a whole."""

MOST_ERRORS: Final = 10
_ROOM: Final = 200
"""Bytes for saying that something is left out."""


def to_github(report: Report, most: int = MOST_BYTES) -> str:
    """Render a report as a job summary of at most some bytes; what does not pass comes first."""
    notes = words.notes(report)
    found = [_section(step, notes[step.id]) for step in sorted(report.steps, key=_passes)]
    sections = [section for section in found if section]
    parts = [_overview(report)]
    left = most - _ROOM - len(parts[0].encode())
    for count, section in enumerate(sections):
        left -= len(section.encode())
        if left < 0:
            parts.append(f"\n{len(sections) - count} more of these steps do not fit in here.\n")
            break
        parts.append(section)
    return "".join(parts)


def refusal(says: str) -> str:
    """Say, as a job summary, why there is no report."""
    return f"## No score\n\n{_fenced(one_line(says))}"


def errors(report: Report, environment: Mapping[str, str] = os.environ) -> str:
    """Order an annotation for each step that was begun and does not pass."""
    failing = [step for step in report.steps if step.started and step.status is not Status.PASS]
    return "".join(_error(step, environment) for step in failing[:MOST_ERRORS])


def outputs(report: Report) -> str:
    """Set `score` and `max_score` of the job's step."""
    points = points_of(report)
    values = {"score": points.score, "max_score": points.max_score}
    return "".join(output_value(name, f"{value:.10g}") for name, value in values.items())


def _overview(report: Report) -> str:
    rows = "".join(
        f"| {words.SYMBOLS[step.status]} | {_escaped(f'{step.id} {step.title}')} "
        f"| {_escaped(words.points(step))} |\n"
        for step in report.steps
    )
    return f"## {words.total(report)}\n\n| | Step | Points |\n|---|---|---|\n{rows}"


def _section(step: StepReport, notes: list[str]) -> str:
    texts = [f"{one_line(check.title)}\n{text}" for check, text in roots(step)]
    texts += [f"note: {one_line(note)}" for note in notes]
    fenced = _fenced("\n\n".join(texts))
    return f"\n### {_escaped(headline(step))}\n\n{fenced}" if texts else ""


def _error(step: StepReport, environment: Mapping[str, str]) -> str:
    (root, text), *others = roots(step)
    says = [one_line(root.title), text]
    if others:
        says.append(f"Not right either: {', '.join(check.function for check, _ in others)}")
    properties = {"file": _place(step.file, environment)}
    cause = root.cause
    if cause is not None and cause.line is not None and not words.is_cell(cause):
        place = Path(step.file).parent / cause.where if cause.where else step.file
        properties = {"file": _place(place, environment), "line": str(cause.line)}
    return command("error", "\n".join(says), **properties, title=headline(step))


def _place(file: str | Path, environment: Mapping[str, str]) -> str:
    """Name a file as the repository does: from its root, with slashes."""
    root = environment.get("GITHUB_WORKSPACE")
    path = Path(file)
    if root and path.resolve().is_relative_to(Path(root).resolve()):
        path = path.resolve().relative_to(Path(root).resolve())
    return one_line(path.as_posix())


def _passes(step: StepReport) -> bool:
    return step.status is Status.PASS


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}text\n{text}\n{fence}\n"


def _escaped(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", one_line(text))
