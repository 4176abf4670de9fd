"""`grade book insights`: one page of what the class as a whole shows."""

from pathlib import Path

import click

from grader.commands.book.opened import book_option, edition_of, edition_option
from grader.commands.book.writing import deliver
from grader.teach.gradebook import Gradebook


@click.command()
@book_option
@edition_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default="insights.html",
    show_default=True,
    help="Write the page to this file.",
)
@click.option("--open", "open_it", is_flag=True, help="Open the page in a browser.")
def insights(path: Path, number: int | None, output: Path, open_it: bool) -> None:
    """Write a page of the class for its teacher: points, mistakes by frequency, who needs help.

    The page is one file with names and points in it: it is for teachers only.

    Example: grade book insights -o class.html --open
    """
    from grader.commands.report import demand_page_name, show
    from grader.teach.insights import gather
    from grader.teach.insights_page import to_pieces

    demand_page_name(output)
    with Gradebook(path) as book:
        edition = edition_of(book, number)
        found = gather(edition, book.roster(), book.entries(edition))
        deliver(to_pieces(found, book.entries(edition), path.name), output, path)
    if open_it:
        show(output)
