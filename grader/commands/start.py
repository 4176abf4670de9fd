"""`grade start DIR`: lay out a workspace."""

import shlex
import subprocess
import sys
from pathlib import Path

import click

from grader.course import find_course
from grader.printable import one_line
from grader.workspace import lay_out


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def start(folder: Path) -> None:
    """Lay out a fresh workspace in FOLDER: the exercises, ready to be filled in.

    Example: grade start my-network
    """
    course = find_course()
    lay_out(course, folder)
    first = course.steps[0]
    click.echo(f"Open {one_line(str(folder / first.stem))}.py, fill in the TODO, then:")
    if folder.resolve() != Path.cwd():
        click.echo(f"  cd {one_line(_quoted(str(folder)))}")
    click.echo(f"  grade {first.id}")


def _quoted(name: str) -> str:
    """Write a name as this system's shell wants it."""
    return subprocess.list2cmdline([name]) if sys.platform == "win32" else shlex.quote(name)
