"""What a report says of its checks as plain text, for programs that show each check by itself."""

from collections.abc import Mapping

from grader.model import Report, Status, StepReport, Verdict
from grader.printable import one_line, printable
from grader.report import words
from grader.report.folding import fold

GRADER_FAULT = "The grader itself failed. This is not the fault of the submission; it has no score."
"""What stands in a result in place of a report."""


def explained(step: StepReport) -> Mapping[str, str]:
    """Return, by its id, why each check of a step does not pass.

    What fails for a reason that is told of another check names that check.
    """
    found: dict[str, str] = {}
    for folded in fold(_open(step)):
        found |= {check.id: reason(check, step) for check in (folded.root, *folded.more)}
        same = f"For the same reason as: {one_line(folded.root.title)}"
        found |= {check.id: same for check in folded.same}
    return found


def roots(step: StepReport) -> list[tuple[Verdict, str]]:
    """Return the check of each function to mend first, with all that is said of it."""
    found = []
    for folded in fold(_open(step)) if step.started else []:
        more = (words.same_reason(folded), words.not_passed(folded))
        lines = (reason(folded.root, step), *more)
        found.append((folded.root, "\n".join(line for line in lines if line)))
    return found


def overview(report: Report) -> str:
    """Say how far each step is, and what is to be mended first."""
    notes = words.notes(report)
    lines = []
    for step in report.steps:
        lines.append(headline(step))
        for check, text in roots(step):
            lines += [f"  {one_line(check.title)}", *(f"    {line}" for line in text.split("\n"))]
        lines += [f"  note: {one_line(note)}" for note in notes[step.id]]
    return "\n".join(lines)


def headline(step: StepReport) -> str:
    """Name a step, and what it has earned."""
    return one_line(f"{words.SYMBOLS[step.status]} {step.id} {step.title}: {words.points(step)}")


def reason(check: Verdict, step: StepReport) -> str:
    """Say why a check does not pass: the mistake, what happened, and where."""
    lines = [words.told(check.mistake)] if check.mistake else []
    if check.cause:
        lines.append(check.cause.message)
        lines += [f"{label:<8} {text}" for label, text in words.facts(check, step)]
    return printable("\n".join(lines)).strip("\n")


def _open(step: StepReport) -> list[Verdict]:
    return [check for check in step.checks if check.status is not Status.PASS]
