"""`grade reset STEP`: put the stub back."""

from datetime import datetime
from pathlib import Path

import click

from grader.commands.asked import steps_named
from grader.commands.completing import complete_steps
from grader.course import find_course
from grader.learn.memory import is_workspace
from grader.learn.resetting import reset as put_back
from grader.learn.resetting import told
from grader.learn.telling import listed
from grader.printable import one_line
from grader.submission.opening import find_folder


@click.command()
@click.argument("what", nargs=-1, required=True, metavar="STEP...", shell_complete=complete_steps)
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
def reset(what: tuple[str, ...], folder: Path | None, yes: bool) -> None:
    """Put the stubs of STEPs back, and keep your text in a dated backup.

    Example: grade reset step5
    """
    course = find_course()
    steps = steps_named(what, course)
    here = folder or Path()
    home = here if is_workspace(here) else find_folder(here, course)  # all of it may be lost
    names = listed([f"{step.stem}.py" for step in steps])
    if not yes and not click.confirm(f"Put the stub back into {names}? Your text is kept."):
        click.echo("Nothing is changed.")
        return
    now = datetime.now().astimezone()
    for step in steps:
        click.echo(one_line(told(step, put_back(course, home, step, now))))
