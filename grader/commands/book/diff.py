"""`grade book diff [OLD] [NEW]`: whose points moved when the course changed, and why."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from grader.commands.book.opened import book_option, edition_of, told
from grader.commands.book.writing import deliver
from grader.commands.exits import Exit
from grader.model import UsageProblem
from grader.report.terminal import Terminal
from grader.report.workflow import guarded
from grader.teach.gradebook import Edition, Gradebook

Side = tuple[Gradebook, Edition]


@click.command()
@click.argument("old", required=False, metavar="[OLD]")
@click.argument("new", required=False, metavar="[NEW]")
@book_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "csv", "json")),
    default="text",
    show_default=True,
)
@click.pass_context
def diff(ctx: click.Context, old: str | None, new: str | None, path: Path, format_: str) -> None:
    """Compare two editions of the course: whose points moved, by which checks.

    OLD and NEW are numbers of editions in the gradebook, or other gradebooks, of which the one that
    was graded by last counts; that, and the newest other one, if you do not say. What somebody
    handed in anew is told apart. Exits with 0 if nothing differs, with 1 if something does.

    Example: grade book diff 1 2

    Example: grade book diff last-year.sqlite --format csv
    """
    from grader.teach.moving import as_csv, as_json, as_text
    from grader.teach.moving.moves import moves
    from grader.teach.moving.tally import Tally

    with ExitStack() as opened:
        before, after = _sides(opened, path, old, new)
        names = {one.id: one.name for book, _ in (before, after) for one in book.roster()}
        tally = Tally()
        all_moves = moves(before[0].entries(before[1]), after[0].entries(after[1]))
        moved = tally.counted(all_moves)
        if format_ == "csv":
            deliver(as_csv.to_csv(moved, names), None)
        elif format_ == "json":
            deliver(as_json.to_json(before[1], after[1], moved, names, tally), None)
        else:
            terminal = Terminal.of(sys.stdout)
            text = "".join(as_text.to_text(moved, names, terminal))
            heads = _heads(before, after)
            said = f"{heads}{text}{as_text.summary(tally, terminal)}"
            click.echo(guarded(said), nl=False)
    ctx.exit(Exit.NOT_ALL_PASS if tally.differs else Exit.ALL_PASS)


def _heads(before: Side, after: Side) -> str:
    sides = (("old", before), ("new", after))
    return "".join(f"{word}  {told(side[1])}\n" for word, side in sides) + "\n"


def _sides(opened: ExitStack, path: Path, old: str | None, new: str | None) -> tuple[Side, Side]:
    """Find the two editions; each book is open once, until the end."""
    if old is not None and new is not None:
        return _side(opened, path, old), _side(opened, path, new)
    book = opened.enter_context(Gradebook(path))
    current = edition_of(book, None)
    if old is not None:
        return _side(opened, path, old), (book, current)
    others = [edition for edition in book.editions() if edition != current]
    if not others:
        raise UsageProblem(f"{path} has one edition only: there is nothing to compare it with.")
    return (book, others[-1]), (book, current)


def _side(opened: ExitStack, path: Path, word: str) -> Side:
    """Find an edition by its number, or the current one of another book."""
    is_number = word.isascii() and word.isdigit()
    book = opened.enter_context(Gradebook(path if is_number else Path(word)))
    return book, edition_of(book, int(word) if is_number else None)
