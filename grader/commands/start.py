"""`grade start DIR`: lay out a workspace."""

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
    name = one_line(str(folder))
    click.echo(f"Open {one_line(str(folder / first.stem))}.py, fill in the TODO, then:")
    click.echo(f"  cd {name}\n  grade {first.id}")
