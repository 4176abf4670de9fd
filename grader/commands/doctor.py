"""`grade doctor`: what this machine has, and how to mend what it lacks."""

import json
import shutil
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import click

from grader.commands.exits import Exit
from grader.course import find_course
from grader.learn.doctor import (
    disk,
    display,
    editor,
    isolation,
    kit,
    packages,
    terminal,
    workspace,
)
from grader.learn.doctor.finding import Finding, Kind, problem
from grader.model import GraderFault
from grader.printable import one_line

SUBJECT: Final = 15
MAX_WIDTH: Final = 100
MARKS: Final = {Kind.OK: "✓", Kind.REMARK: "!", Kind.PROBLEM: "✗"}
PLAIN: Final = {Kind.OK: "+", Kind.REMARK: "!", Kind.PROBLEM: "x"}


@click.command()
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
@click.pass_context
def doctor(ctx: click.Context, folder: Path | None, format_: str) -> None:
    """Say what this machine has, what holds a submission on it, and how to mend what is missing.

    Exits with 0 if nothing that matters is missing: a remark is none of it.

    Example: grade doctor
    """
    parts = {title: list(found) for title, found in _parts(folder or Path())}
    findings = list(chain.from_iterable(parts.values()))
    bad = [finding for finding in findings if finding.kind is Kind.PROBLEM]
    if format_ == "json":
        click.echo(_as_json(findings))
    else:
        for title, found in parts.items():
            click.echo(title)
            for finding in found:
                _show(finding)
            click.echo()
        click.echo(_sum(findings))
    ctx.exit(Exit.NOT_ALL_PASS if bad else Exit.ALL_PASS)


def _parts(folder: Path) -> Iterator[tuple[str, Iterator[Finding]]]:
    """Order what is looked at: first what the rest stands on."""
    yield "Python and its packages", packages.look()
    machine = (terminal.look(sys.stdout), display.look(), editor.look(), disk.look())
    yield "This machine", chain(*machine)
    try:
        course = find_course()
    except GraderFault as fault:
        mend = "Install the kit anew, or clone the repository anew."
        yield "The kit", iter((problem("kit", str(fault), mend),))
        return
    yield "The kit", kit.look(course)
    yield "Your work", workspace.look(folder, course)
    yield "What holds a submission, in a process of its own", isolation.look(course)


def _as_json(findings: list[Finding]) -> str:
    rows = [
        {"kind": f.kind, "subject": f.subject, "says": f.says, "mend": f.mend} for f in findings
    ]
    healthy = all(finding.kind is not Kind.PROBLEM for finding in findings)
    return json.dumps({"schema": "grade-doctor/1", "ok": healthy, "findings": rows}, indent=2)


def _show(finding: Finding) -> None:
    marks = MARKS if terminal.can_write(sys.stdout) else PLAIN
    width = min(shutil.get_terminal_size((MAX_WIDTH, 24)).columns, MAX_WIDTH)
    head = f"{marks[finding.kind]} {one_line(finding.subject):<{SUBJECT}}"
    blank = " " * (SUBJECT + 2)
    click.echo(click.wrap_text(one_line(finding.says), width, head, blank))
    if finding.mend:
        mend = f"{'to mend' if finding.kind is Kind.PROBLEM else 'remark'}: {finding.mend}"
        click.echo(click.wrap_text(one_line(mend), width, blank, blank + "  "))


def _sum(findings: list[Finding]) -> str:
    problems, remarks = (
        sum(finding.kind is kind for finding in findings) for kind in (Kind.PROBLEM, Kind.REMARK)
    )
    said = f"{problems} to mend" if problems else "Nothing that matters is missing"
    return f"{said}; {remarks} remark{'' if remarks == 1 else 's'}."
