"""`grade status`: how far you have come."""

import sys
from pathlib import Path

import click

from grader.commands.remembering import say_trouble
from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.progress import Progress
from grader.submission.opening import find_folder


@click.command()
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
def status(folder: Path | None) -> None:
    """Show your points as a bar, when each step passed, and what is next.

    Example: grade status
    """
    from grader.learn.status import status_text
    from grader.report.terminal import Terminal

    course = find_course()
    memory = Memory(find_folder(folder or Path(), course))
    click.echo(status_text(course, Progress(memory), Terminal.of(sys.stdout)), nl=False)
    say_trouble(memory)
