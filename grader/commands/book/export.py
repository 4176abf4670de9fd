"""`grade book export FORMAT`: the class's points, for another program."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from grader.commands.book.opened import book_option, edition_of, edition_option, told
from grader.commands.book.writing import deliver
from grader.model import Report, UsageProblem
from grader.printable import one_line
from grader.report.workflow import guarded
from grader.teach.gradebook import Edition, Gradebook, Student
from grader.teach.roster import read_roster

FORMATS: Final = ("canvas", "csv", "json", "gradescope")
_TAKES: Final = {
    "--assignment": ("canvas",),
    "--missing": ("canvas",),
    "--roster": ("canvas", "csv", "gradescope"),
    "--roster-id": ("canvas", "csv", "gradescope"),
    "--edition": ("canvas", "csv", "gradescope"),
}
"""Option -> formats that it means something to."""


@click.command()
@click.argument("format_", metavar="|".join(FORMATS), type=click.Choice(FORMATS))
@book_option
@edition_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--assignment", help="canvas: the column's title, with its number: 'Title (1234)'.")
@click.option(
    "--missing",
    type=click.FloatRange(0),
    help="canvas: points for nothing handed in; the cell stays blank, if you do not say.",
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Who is in the class, instead of who the gradebook knows.",
)
@click.option("--roster-id", help="The roster's column by which submissions are named.")
def export(
    format_: str,
    path: Path,
    number: int | None,
    output: Path | None,
    assignment: str | None,
    missing: float | None,
    roster: Path | None,
    roster_id: str | None,
) -> None:
    """Write the gradebook for another program: Canvas, a spreadsheet, your own, or Gradescope.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it. What has no
    place in the file is told. For Gradescope it is a zip to upload as the autograder: it hands out
    what was graded here, by e-mail address, and runs nothing. What the policy hides from students
    now is not in it: export it again after the deadline.

    Example: grade book export canvas --assignment 'Network (1234)' --roster canvas.csv -o up.csv

    Example: grade book export csv -o class.csv
    """
    options = {
        "--assignment": assignment, "--missing": missing, "--roster": roster,
        "--roster-id": roster_id, "--edition": number,
    }  # fmt: skip
    for option, value in options.items():
        if value is not None and format_ not in _TAKES[option]:
            raise UsageProblem(f"{option} means nothing to {format_}.")
    if roster_id is not None and roster is None:
        raise UsageProblem("--roster-id chooses a column of --roster FILE.")
    if format_ == "gradescope" and (output is None or output.suffix.lower() != ".zip"):
        raise UsageProblem("For Gradescope it is a zip: name it by `-o FILE.zip`.")
    with Gradebook(path) as book:
        if format_ == "json":
            from grader.teach.exporting.as_json import to_json

            deliver(to_json(book), output, path)
            return
        students = None if roster is None else read_roster(roster, roster_id, _tell)
        edition = edition_of(book, number)
        _tell(told(edition))
        pieces = _PIECES[format_](book, edition, students, assignment, missing)
        deliver(pieces, output, path, roster)


def _canvas(
    book: Gradebook,
    edition: Edition,
    students: Sequence[Student] | None,
    assignment: str | None,
    missing: float | None,
) -> Iterator[str]:
    from grader.teach.exporting.as_canvas import to_canvas

    if assignment is None:
        raise UsageProblem("Which column? `--assignment 'Title (1234)'` as in Canvas's own export.")
    known = book.students() if students is None else students
    return to_canvas(book.entries(edition), known, assignment, missing, _tell)


def _csv(
    book: Gradebook, edition: Edition, students: Sequence[Student] | None, *_: object
) -> Iterator[str]:
    from grader.teach.exporting.as_csv import to_csv

    return to_csv(edition, _by_id(book, students), book.entries(edition))


def _gradescope(
    book: Gradebook, edition: Edition, students: Sequence[Student] | None, *_: object
) -> Iterator[bytes]:
    from grader.teach.assignment import policy_noted
    from grader.teach.exporting.as_gradescope import to_zip

    policy, now = policy_noted(book), datetime.now(UTC)

    def shown(report: Report) -> Report:
        return policy.shown(report, now)

    return to_zip(_by_id(book, students), book.entries(edition), _tell, shown)


_PIECES: Final[Mapping[str, Callable[..., Iterator[Any]]]] = {
    "canvas": _canvas,
    "csv": _csv,
    "gradescope": _gradescope,
}


def _by_id(book: Gradebook, students: Sequence[Student] | None) -> Iterable[Student]:
    return book.roster() if students is None else sorted(students, key=lambda one: one.id)


def _tell(said: str) -> None:
    click.echo(guarded(f"{one_line(said)}\n"), err=True, nl=False)
