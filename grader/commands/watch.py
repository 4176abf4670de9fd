"""`grade watch [STEP]`: grade each step the moment its file is saved."""

from pathlib import Path

import click

from grader.commands.asked import what_is_asked
from grader.commands.completing import complete_steps
from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.progress import Progress


@click.command()
@click.argument("what", nargs=-1, metavar="[STEP]", shell_complete=complete_steps)
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option("--poll", is_flag=True, help="Look again and again, where nothing tells of changes.")
@click.pass_context
def watch(ctx: click.Context, what: tuple[str, ...], folder: Path | None, poll: bool) -> None:
    """Grade each step the moment its file is saved, until you press q.

    Example: grade watch step2
    """
    from grader.learn.watching.session import run
    from grader.worker.isolation.privileges import shield

    shield()
    course = find_course()
    asked = what_is_asked(what, folder or Path(), course)
    step = asked.step if what else Progress(Memory(asked.folder)).next_step(course)
    ctx.exit(run(course, asked.folder, step or course.steps[0], poll))
