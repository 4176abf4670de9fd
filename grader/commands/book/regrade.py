"""`grade book regrade`: grade again what a gradebook has."""

from pathlib import Path

import click

from grader.commands.book.opened import book_option, edition_of
from grader.commands.class_ import cluster_option, find, jobs_option, mark
from grader.model import UsageProblem
from grader.printable import one_line
from grader.teach.assignment import Assignment
from grader.teach.gradebook import Gradebook


@click.command()
@click.argument("students", metavar="[STUDENT]...", nargs=-1)
@click.option("--failed", is_flag=True, help="Everybody who has no grade.")
@click.option("--changed", is_flag=True, help="Whose submission changed; all, if the course did.")
@jobs_option
@cluster_option
@book_option
@click.pass_context
def regrade(
    ctx: click.Context,
    students: tuple[str, ...],
    failed: bool,
    changed: bool,
    jobs: int | None,
    cluster: str | None,
    path: Path,
) -> None:
    """Grade submissions again, by what `grade class` was told: of STUDENTs, or those that need it.

    Example: grade book regrade ada bob

    Example: grade book regrade --failed
    """
    if bool(students) + failed + changed != 1:
        raise UsageProblem("Name students, or say --failed or --changed: one of the three.")
    with Gradebook(path) as book:
        assignment = Assignment.noted(book)
        found = find(assignment, path)
        only = None if changed else set(students)
        if failed:
            last = edition_of(book, None)
            only = {entry.outcome.student for entry in book.ungraded(last)}
            if not only:
                click.echo("Everybody who handed in has a grade: nothing to grade again.")
                return
        if unknown := set(students).difference(each.student for each in found):
            nobody = one_line(min(unknown))
            raise UsageProblem(f"{nobody} has no submission in {assignment.folder}.")
        ctx.exit(mark(assignment, found, book, jobs, cluster, only))
