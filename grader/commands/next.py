"""`grade next`: what to open, and where."""

import os
from pathlib import Path

import click

from grader.commands.remembering import say_trouble
from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.places import Place, next_place
from grader.learn.progress import Progress
from grader.printable import one_line
from grader.report.workflow import guarded
from grader.submission.opening import find_folder


@click.command("next")
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
def next(folder: Path | None) -> None:  # noqa: A001 - the command's name
    """Say which file to open at which line: the first TODO of the first step that did not pass.

    Example: grade next
    """
    course = find_course()
    home = find_folder(folder or Path(), course)
    memory = Memory(home)
    place = next_place(course, Progress(memory), home)
    say_trouble(memory)
    if place is None:
        click.echo("Every step passes. `grade plot` shows what your functions do.")
        return
    click.echo(guarded(_told(place)), nl=False)


def _told(place: Place) -> str:
    """Say what is next; the path of the file, and what is wrong with it, are the learner's."""
    step = place.step
    try:
        path = os.path.relpath(place.file)
    except ValueError:  # another drive of Windows
        path = str(place.file)
    where = f"{path}:{place.line}" if place.line is not None else path
    lines = [f"{step.id} {step.title}", f"  open  {where}"]
    if place.problem:
        lines.append(f"  {place.problem}")
    elif place.line is None:
        lines.append("  No TODO is left in it: see what is wrong.")
    elif place.says:
        lines.append(f"  TODO  {place.says}")
    lines.append(f"  then  grade {step.id}")
    return "".join(f"{one_line(line)}\n" for line in lines)
