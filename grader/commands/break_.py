"""`grade break STEP`: find the mistake that was planted into a copy of your code."""

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.asked import Asked, what_is_asked
from grader.commands.completing import complete_steps_or_path
from grader.commands.remembering import memory_of, say_trouble
from grader.course import find_course
from grader.model import Course, Report
from grader.printable import one_line
from grader.report.workflow import guarded

if TYPE_CHECKING:
    from grader.learn.breaking import Puzzle


@click.command("break")
@click.argument("what", nargs=-1, metavar="STEP [PATH]", shell_complete=complete_steps_or_path)
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option("--seed", type=int, default=None, help="Plant the same mistake again.")
def break_(what: tuple[str, ...], folder: Path | None, seed: int | None) -> None:
    """Plant a mistake into a copy of STEP, once it passes, for you to find.

    Example: grade break step5
    """
    from grader.learn.breaking import keep_score, plant  # here: the shell waits for this module
    from grader.worker.isolation.privileges import shield

    shield()
    course = find_course()
    asked = what_is_asked(what, folder or Path(), course)
    puzzle = plant(course, asked.step, asked.submission, asked.folder, random.Random(seed))  # noqa: S311 - a game
    click.echo(guarded(_shown(course, asked, puzzle)), nl=False)
    click.echo(f"\nThe broken copy is {one_line(str(puzzle.path))}. Read it. Which is it?")
    for number, says in enumerate(puzzle.choices, 1):
        click.echo(click.wrap_text(f"{number}. {says}", 90, "  ", "     "))
    found = _is_found(course, asked, puzzle)
    memory = memory_of(asked)
    score = keep_score(memory, found)
    right = "Found!" if found else f"No: it is number {puzzle.answer + 1}."
    click.echo(f"{right} {score.found} of {score.tried} found so far.")
    say_trouble(memory)


def _is_found(course: Course, asked: Asked, puzzle: "Puzzle") -> bool:
    """Ask for a number, or for the word that the file is mended, until it is true."""
    from grader.learn.breaking import is_mended

    answers = click.Choice([*(str(n) for n in range(1, len(puzzle.choices) + 1)), "m"])
    while True:
        asks = "Number, or m once you have mended the copy"
        picked = click.prompt(asks, type=answers, show_choices=False)
        if picked != "m":
            return int(picked) - 1 == puzzle.answer
        if is_mended(course, asked.step, asked.submission, puzzle):
            return True
        click.echo("The copy does not pass yet.")


def _shown(course: Course, asked: Asked, puzzle: "Puzzle") -> str:
    """Render the report of the broken copy as any other."""
    from grader.report.terminal import Terminal
    from grader.report.text import to_text

    origin = asked.submission
    report = Report(origin.origin, origin.sha256, 0, (), 0.0, (puzzle.report,))
    return to_text(report, course, Terminal.of(sys.stdout), ending=False)
