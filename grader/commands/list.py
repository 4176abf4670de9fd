"""`grade list`: the steps, their points and their files."""

import json
import sys
from pathlib import Path

import click

from grader.commands.remembering import say_trouble
from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.progress import Progress
from grader.submission.opening import find_folder


@click.command("list")
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text")
def list(folder: Path | None, format_: str) -> None:  # noqa: A001 - the command's name
    """List the steps: whether each passed when it was last graded, its points and its file.

    Example: grade list --format json
    """
    from grader.learn.status import list_data, list_text
    from grader.report.terminal import Terminal

    course = find_course()
    memory = Memory(find_folder(folder or Path(), course))
    progress = Progress(memory)
    if format_ == "json":
        click.echo(json.dumps({"schema": "grade-list/1", "steps": list_data(course, progress)}))
    else:
        click.echo(list_text(course, progress, Terminal.of(sys.stdout)), nl=False)
    say_trouble(memory)
