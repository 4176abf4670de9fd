"""`grade book show [STUDENT]`: the class at a glance, or all there is of one student."""

import difflib
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from grader.commands.book.opened import book_option, edition_of, edition_option
from grader.commands.book.writing import deliver
from grader.model import UsageProblem
from grader.report.workflow import guarded
from grader.teach.gradebook import Edition, Entry, Gradebook, Student

ORDERS: Final = ("id", "name", "points", "submitted")


@click.command()
@click.argument("student", required=False)
@book_option
@edition_option
@click.option(
    "--sort", type=click.Choice(ORDERS), default="id", show_default=True, help="Order of lines."
)
@click.option("--reverse", is_flag=True, help="The last line first.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
def show(
    student: str | None,
    path: Path,
    number: int | None,
    sort: str,
    reverse: bool,
    format_: str,
) -> None:
    """Show the report on STUDENT and how it came about; without STUDENT, a line for everybody.

    Example: grade book show --sort points

    Example: grade book show ada
    """
    with Gradebook(path) as book:
        edition = edition_of(book, number)
        if student is None:
            text = _class(book, edition, sort, reverse, format_)
        else:
            text = _student(book, edition, student, format_)
    if format_ == "json":
        deliver([f"{text}\n"], None)
    else:
        click.echo(guarded(text), nl=False)


def _class(book: Gradebook, edition: Edition, sort: str, reverse: bool, format_: str) -> str:
    from grader.report.as_json import encoded
    from grader.report.terminal import Terminal
    from grader.teach.listing import in_order, lines_of, to_dict, to_text

    lines = in_order(lines_of(book.roster(), book.entries(edition)), sort, reverse)
    if format_ == "json":
        return encoded(to_dict(edition, lines), indent=2)
    return to_text(edition, lines, Terminal.of(sys.stdout))


def _student(book: Gradebook, edition: Edition, id_: str, format_: str) -> str:
    from grader.report.as_json import encoded
    from grader.report.terminal import Terminal
    from grader.teach.exporting.as_json import student_dict
    from grader.teach.showing import shown

    results = list(book.everything(id_))
    found = next((one for one in book.roster() if one.id == id_), None)
    if found is None and not results:
        raise UsageProblem(_nobody(book, id_))
    if format_ == "json":
        schema = {"schema": "grade-book-student/1"}
        return encoded(schema | student_dict(id_, found, results), indent=2)
    terminal = Terminal.of(sys.stdout)
    return shown(found or Student(id_), edition, results, terminal, datetime.now(UTC))


def _nobody(book: Gradebook, id_: str) -> str:
    """Say who may have been meant, by id or by name."""
    known = {one.id.casefold(): one.id for one in book.roster()}
    for edition in book.editions():
        known |= {id_.casefold(): id_ for id_ in map(_owner, book.entries(edition))}
    known |= {one.name.casefold(): one.id for one in book.roster() if one.name}
    close = difflib.get_close_matches(id_.casefold(), known, n=3, cutoff=0.6)
    near = list(dict.fromkeys(known[word] for word in close))
    hint = f" Did you mean {' or '.join(near)}?" if near else " `grade book show` lists everybody."
    return f"The gradebook knows nobody called {id_}.{hint}"


def _owner(entry: Entry) -> str:
    return entry.outcome.student
