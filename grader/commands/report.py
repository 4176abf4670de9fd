"""`grade report [STEP]... [PATH]`: one page of what you did, to read and to keep."""

import webbrowser
from pathlib import Path

import click

from grader.commands.asked import what_is_asked
from grader.commands.completing import complete_steps_or_path
from grader.commands.delivering import write
from grader.course import find_course
from grader.model import UsageProblem
from grader.printable import one_line


@click.command()
@click.argument("what", nargs=-1, metavar="[STEP]... [PATH]", shell_complete=complete_steps_or_path)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default="report.html",
    show_default=True,
    help="Write the page to this file.",
)
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option("--open", "open_it", is_flag=True, help="Open the page in a browser.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
def report(
    what: tuple[str, ...],
    output: Path,
    folder: Path | None,
    open_it: bool,
    seed: int,
) -> None:
    """Write a page of your work: points, messages with the code they mean, and pictures.

    The page is one file: nothing is loaded from elsewhere, so it can be mailed and kept.

    Example: grade report -o my-network.html --open
    """
    from grader.judge.run import grade
    from grader.learn.exhibits import excerpts_of, exhibits_of
    from grader.report.page import to_page
    from grader.worker.isolation.privileges import shield

    shield()
    course = find_course()
    asked = what_is_asked(what, folder or Path(), course)
    demand_page_name(output)
    found = grade(course, asked.submission, asked.steps, seed)
    exhibits = exhibits_of(course, asked.submission, found, seed)
    excerpts = excerpts_of(course, asked.submission, found)
    page = to_page(found, course, exhibits, excerpts, asked.again)
    write(output, page)
    click.echo(f"wrote {one_line(str(output))}")
    if open_it:
        show(output)


def demand_page_name(output: Path) -> None:
    """Refuse a name under which no browser would open a page.

    Raises
    ------
    UsageProblem
        If it is one.
    """
    if output.suffix.lower() not in (".html", ".htm"):
        raise UsageProblem(f"The page needs a name that ends in .html, not {output.name}.")


def show(page: Path) -> None:
    """Open a page in the browser, if there is one."""
    if not webbrowser.open(page.absolute().as_uri()):
        click.echo("There is no browser to open it in.")
