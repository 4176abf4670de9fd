"""Which gradebook a command of `grade book` reads, and which edition of the course in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from grader.model import UsageProblem
from grader.printable import one_line
from grader.teach.gradebook import Edition, Gradebook

DEFAULT: Final = Path("gradebook.sqlite")


def book_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that names the gradebook."""
    return click.option(
        "--book",
        "path",
        type=click.Path(path_type=Path, dir_okay=False),
        default=DEFAULT,
        show_default=True,
        help="The gradebook, as `grade class` made it.",
    )(command)


def edition_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that chooses an edition by its number."""
    return click.option(
        "--edition",
        "number",
        type=click.IntRange(1),
        help="Of the course; the one that was graded by last, if you do not say.",
    )(command)


def edition_of(book: Gradebook, number: int | None) -> Edition:
    """Find an edition by its number; without, the one that was graded by last.

    Raises
    ------
    UsageProblem
        If the book has none of that number, or none at all.
    """
    current, editions = book.current(), book.editions()
    if current is None:
        raise UsageProblem(f"Nothing is graded in {book.path} yet: `grade class DIR` does it.")
    found = [edition for edition in editions if edition.number == (number or current.number)]
    if not found:
        known = "".join(f"\n  {told(edition)}" for edition in editions)
        raise UsageProblem(f"{book.path} has no edition {number}; it has{known}")
    return found[0]


def told(edition: Edition) -> str:
    """Say which edition that is."""
    return one_line(
        f"edition {edition.number}: {edition.title}, {edition.kit}, since {edition.since[:16]}"
    )
