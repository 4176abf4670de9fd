"""`grade solution STEP`: the reference beside one's own code, once the step passes."""

from pathlib import Path

import click

from grader.commands.asked import what_is_asked
from grader.commands.completing import complete_steps_or_path
from grader.course import find_course
from grader.model import Status, UsageProblem
from grader.printable import printable
from grader.report.workflow import guarded


@click.command()
@click.argument("what", nargs=-1, metavar="STEP [PATH]", shell_complete=complete_steps_or_path)
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
def solution(what: tuple[str, ...], folder: Path | None) -> None:
    """Show the reference beside your code, once STEP passes.

    Example: grade solution step5
    """
    from rich.console import Console
    from rich.syntax import Syntax
    from rich.table import Table

    from grader.judge.run import grade
    from grader.learn.comparing import pairs
    from grader.worker.isolation.privileges import shield

    shield()
    course = find_course()
    asked = what_is_asked(what, folder or Path(), course)
    (report,) = grade(course, asked.submission, [asked.step], seed=0).steps
    if report.status is not Status.PASS:
        raise UsageProblem(
            f"{report.id} does not pass yet. `grade hint {report.id}` gives the next hint."
        )
    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for pair in pairs(course, asked.step, asked.submission):
            table = Table("yours", "the reference", title=pair.function, expand=True)
            shown = (printable(pair.own) or "(not made by def)", pair.reference)
            table.add_row(*(Syntax(text, "python", word_wrap=True) for text in shown))
            console.print(table)
    click.echo(guarded(captured.get()), nl=False)
