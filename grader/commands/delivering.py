"""Brings a report to where it is wanted: the output, files, and what a runner of GitHub reads."""

import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TextIO

import click

from grader.model import GraderFault, Report, UsageProblem
from grader.printable import printable
from grader.replacing import replace_content
from grader.report.formats import FORMATS, render, render_refusal
from grader.report.workflow import command, guarded, stopped

_NO_NEW_FILE: Final = (errno.EACCES, errno.EPERM, errno.EBUSY)
"""A folder that takes no file may hold one that can be written, as a container's mount does."""


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file to write it to."""

    format: str
    file: Path


def targets_of(
    ctx: click.Context, option: click.Parameter, values: Sequence[str]
) -> tuple[Target, ...]:
    """Read words such as ``junit=report.xml``."""
    found = []
    for value in values:
        name, _, file = value.partition("=")
        if name not in FORMATS or not file:
            raise click.BadParameter(f"{value!r} is no FORMAT=FILE; formats: {', '.join(FORMATS)}")
        found.append(Target(name, _in_a_folder(Path(file))))
    return tuple(found)


def output_of(ctx: click.Context, option: click.Parameter, value: Path | None) -> Path | None:
    """Read the file for the report itself."""
    return value and _in_a_folder(value)


def _in_a_folder(path: Path) -> Path:
    """Refuse before anything is graded what could not be written after it."""
    if not path.parent.is_dir():
        raise click.BadParameter(
            f"there is no folder {printable(str(path.parent))} for {path.name}"
        )
    return path


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where one report goes.

    Attributes
    ----------
    output : Path or None
        File for `format`; what GitHub's runner is to obey goes to the output all the same, and its
        summary to this file.
    """

    format: str
    output: Path | None = None
    also: tuple[Target, ...] = ()
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def deliver(self, report: Report, as_text: Callable[[TextIO | None], str]) -> None:
        """Write a report; every form is rendered before the first is written.

        Parameters
        ----------
        as_text : callable
            Renders what a stream can show; a file, if it is None.
        """

        def rendered(name: str) -> str:
            return render(name, report, lambda: as_text(None))

        files = [(target, rendered(target.format)) for target in self._files]
        for target, text in files:  # first, since whoever reads the output may be gone
            write(target.file, text)
        if self.format == "github":
            from grader.report.as_github import errors, outputs

            log = as_text(sys.stdout)
            click.echo(errors(report, self.environment) + stopped(log), nl=False)
            self._append("GITHUB_STEP_SUMMARY", rendered("github"))
            self._append("GITHUB_OUTPUT", outputs(report))
        elif self.output is None:
            on_console = self.format == "text"
            text = as_text(sys.stdout) if on_console else rendered(self.format)
            _print(guarded(text, self.environment) if on_console else text, on_console)

    def refuse(self, problem: UsageProblem | GraderFault) -> None:
        """Write why there is no report, in the forms that need a result whatever happens."""
        from grader.report.explaining import GRADER_FAULT

        says = GRADER_FAULT if isinstance(problem, GraderFault) else printable(str(problem))
        if self.format == "github":
            click.echo(command("error", says), nl=False)
            self._append("GITHUB_STEP_SUMMARY", render_refusal("github", says) or "")
        elif self.output is None and (text := render_refusal(self.format, says)):
            _print(text)
        for target in self._files:
            if text := render_refusal(target.format, says):
                write(target.file, text)

    @property
    def _files(self) -> tuple[Target, ...]:
        first = () if self.output is None else (Target(self.format, self.output),)
        return (*first, *self.also)

    def _append(self, variable: str, text: str) -> None:
        """Add to a file that the runner names, if there is a runner."""
        if name := self.environment.get(variable):
            try:
                with Path(name).open("a", encoding="utf-8", newline="\n") as file:
                    file.write(text)
            except OSError as error:
                raise UsageProblem(f"Cannot write {variable}: {error.strerror}.") from error


def write(path: Path, text: str) -> None:
    """Write a file so that nobody reads half of it; what is no plain file is written as it is.

    Raises
    ------
    UsageProblem
        If it cannot be written.
    """
    content = text.encode()
    try:
        if not _replaced(path, content):
            path.write_bytes(content)
    except OSError as error:
        raise UsageProblem(f"Cannot write {path}: {error.strerror}.") from error


def _replaced(path: Path, content: bytes) -> bool:
    """Replace a file in one step, if it is a plain one, or none yet, in a folder that allows it."""
    there = path.exists()
    if path.is_symlink() or (there and not path.is_file()):
        return False
    try:
        replace_content(path, content)
    except OSError as error:
        if there and error.errno in _NO_NEW_FILE:
            return False
        raise
    return True


def _print(text: str, on_console: bool = False) -> None:
    # A program expects UTF-8 and line feeds, whatever the console of a Windows may have.
    click.echo(text if on_console else text.encode(), nl=False)
