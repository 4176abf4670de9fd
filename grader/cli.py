"""The `grade` command: parses, makes one call, renders, and sets the exit code."""

import contextlib
import difflib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

import click

from grader.course import find_course
from grader.model import Course, GraderFault, Report, Step, Submission, UsageProblem


class Exit(IntEnum):
    """What the exit status says."""

    ALL_PASS = 0
    NOT_ALL_PASS = 1
    USAGE = 2
    GRADER_FAULT = 3
    INTERRUPTED = 130


FORMATS: Final = ("text", "json")


class _DefaultGroup(click.Group):
    """A group whose default command grades: `grade step5` is `grade run step5`."""

    default = "run"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if first not in self.commands and first not in ("--help", "--version"):
            args.insert(0, self.default)
        return super().parse_args(ctx, args)


@click.group(
    cls=_DefaultGroup,
    help="Grade your steps: `grade step5`, or all of them: `grade`. "
    "`grade run --help` shows the options.",
)
@click.version_option(package_name="neural-network-kit")
def cli() -> None:
    """Parse the command line; each command does one thing."""


@cli.command()
@click.argument("what", nargs=-1, metavar="[STEP]... [PATH]")
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Write the report to this file.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option("--debug", is_flag=True, help="Run your code in this process, for a debugger.")
@click.pass_context
def run(
    ctx: click.Context,
    what: tuple[str, ...],
    folder: Path | None,
    format_: str,
    output: Path | None,
    seed: int,
    debug: bool,
) -> None:
    """Grade STEPs (all, if none is named) in this folder, or in the submission at PATH."""
    from grader.judge.run import grade

    course = find_course()
    asked = _what_to_grade(what, folder or Path(), course)
    report = grade(course, asked.submission, asked.steps, seed, debug)
    _deliver(_render(report, course, asked.again, format_, output, debug), output)
    ctx.exit(Exit.ALL_PASS if report.all_pass else Exit.NOT_ALL_PASS)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def start(folder: Path) -> None:
    """Lay out a fresh workspace in FOLDER: the exercises, ready to be filled in."""
    from grader.workspace import lay_out

    course = find_course()
    lay_out(course, folder)
    first = course.steps[0]
    click.echo(f"Open {folder / first.stem}.py, fill in the TODO, then:")
    click.echo(f"  cd {folder}\n  grade {first.id}")


@cli.group()
def dev() -> None:
    """For course authors: make the exercises from the reference, and check the course."""


@dev.command()
@click.option("--force", is_flag=True, help="Overwrite exercises that were edited.")
def build(force: bool) -> None:
    """Write the exercises anew from the reference."""
    from grader.author.build import build as build_exercises

    for path in build_exercises(find_course(), force):
        click.echo(f"wrote {path}")


@dev.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check the course: stubs fail, the reference passes, the two agree, nothing is left over."""
    from grader.author.check import problems

    found = list(problems(find_course()))
    for problem in found:
        click.echo(f"✗ {problem}")
    click.echo(f"{len(found)} problems" if found else "✓ the course is consistent")
    ctx.exit(Exit.NOT_ALL_PASS if found else Exit.ALL_PASS)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What to grade, and `again`: the command that grades one ``{step}`` of the same."""

    steps: list[Step]
    submission: Submission
    again: str


def _what_to_grade(what: Sequence[str], folder: Path, course: Course) -> _Asked:
    """Tell steps from a path: a word that names a step is one, the last other word is a path."""
    from grader.submission import open_submission
    from grader.submission.opening import find_folder

    if not folder.is_dir():
        raise UsageProblem(f"There is no folder {folder}.")
    ids = [step.id for step in course.steps]
    named = [word for word in what if word in ids]
    others = [word for word in what if word not in ids]
    unknown = [word for word in others if not _is_path(word, folder)]
    if unknown:
        raise UsageProblem(_no_such_step(unknown[0], course))
    if len(others) > 1:
        raise UsageProblem(f"One submission at a time: {' or '.join(others)}?")
    if not others:
        path = find_folder(folder, course)
    else:
        path = folder / others[0]
        owner = next((step for step in course.steps if path.name == f"{step.stem}.py"), None)
        if owner is not None and path.is_file():
            path, named = path.parent, named or [owner.id]
    steps = [step for step in course.steps if step.id in named] if named else list(course.steps)
    place = f"-C {folder}" if folder != Path() else ""
    again = " ".join(part for part in ("grade {step}", *others, place) if part)
    return _Asked(steps, open_submission(path, course), again)


def _is_path(word: str, folder: Path) -> bool:
    return (folder / word).exists() or "/" in word or os.sep in word or "." in word


def _no_such_step(word: str, course: Course) -> str:
    names = {
        name: step.id
        for step in course.steps
        for name in (*step.functions, step.stem, step.stem.partition("_")[2], step.id)
    }
    digits = "".join(filter(str.isdigit, word))
    if digits:  # step9 is as close to step5 as to step6: a number is meant or it is not
        names = {name: meant for name, meant in names.items() if digits in meant}
    close = difflib.get_close_matches(word.lower(), names, n=1)
    meant = names[close[0]] if close else f"step{digits}"
    ids = [step.id for step in course.steps]
    hint = f" Did you mean {meant}?" if meant in ids else ""
    return f"There is no step {word!r}, and no such file.{hint}\nThe steps are {', '.join(ids)}."


def _render(
    report: Report,
    course: Course,
    again: str,
    format_: str,
    output: Path | None,
    debug: bool,
) -> str:
    if format_ == "json":
        from grader.report.as_json import to_json

        return to_json(report)
    from grader.report.text import Terminal, to_text

    terminal = Terminal.of(sys.stdout if output is None else None)
    return to_text(report, course, terminal, debug, again)


def _deliver(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageProblem(f"Cannot write {output}: {error.strerror}.") from error


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every way it can end has its exit status."""
    _reopen_closed_streams()
    try:
        status: Any = cli.main(arguments, prog_name="grade", standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        status = Exit.USAGE
    except UsageProblem as problem:
        click.echo(str(problem), err=True)
        status = Exit.USAGE
    except GraderFault as fault:
        click.echo(
            f"This is a fault of the grader, not yours; there is no score.\n{fault}", err=True
        )
        status = Exit.GRADER_FAULT
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped.", err=True)
        status = Exit.INTERRUPTED
    except BrokenPipeError:  # `grade | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = Exit.NOT_ALL_PASS
    sys.exit(int(status or 0))


def _reopen_closed_streams() -> None:
    """Occupy descriptors 0 to 2: a closed one would be handed out again, to a worker's socket."""
    for descriptor in (0, 1, 2):
        with contextlib.suppress(OSError):
            os.fstat(descriptor)
            continue
        os.open(os.devnull, os.O_RDWR)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
