"""`grade quiz STEP`: three questions before the code."""

import random
import sys
from pathlib import Path

import click

from grader.commands.asked import find_step
from grader.commands.completing import complete_steps
from grader.commands.remembering import say_trouble
from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.quiz import Stopped, ask_all, load_questions, remember
from grader.model import Course, UsageProblem
from grader.submission.opening import find_folder


@click.command()
@click.argument("step", shell_complete=complete_steps)
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Remember the result here.")
@click.option("--seed", type=int, default=None, help="Show the choices in the same order again.")
def quiz(step: str, folder: Path | None, seed: int | None) -> None:
    """Ask three questions about STEP, before its code is written or after.

    The answers are computed by the kit's own network. Take it as often as you like.

    Example: grade quiz step5
    """
    course = find_course()
    asked = find_step(step, course)
    questions = load_questions(course, asked)
    _tell("", f"{asked.id}: {asked.title}. {len(questions)} questions; q stops.")
    click.echo()
    try:
        results = ask_all(questions, random.Random(seed), _ask, _tell)  # noqa: S311 - a game
    except Stopped:
        click.echo()
        _tell("", f"Stopped: nothing is kept. `grade quiz {asked.id}` starts anew.")
        return
    home = _workspace(folder or Path(), course)
    if home is None:
        _tell("", f"{sum(results)} of {len(results)}. (Not kept: there is no workspace here.)")
    else:
        memory = Memory(home)
        _tell("", f"{remember(memory, asked, results).says}.")
        say_trouble(memory)


def _workspace(folder: Path, course: Course) -> Path | None:
    try:
        return find_folder(folder, course)
    except UsageProblem:
        return None


def _ask(prompt: str) -> str:
    line = input(prompt)
    if not sys.stdin.isatty():  # what was piped in is seen in what is piped out
        click.echo(line)
    return line


def _tell(mark: str, text: str) -> None:
    """Wrap what is longer than the terminal is wide; what follows hangs below, beside the mark."""
    from grader.report.terminal import Terminal

    width = Terminal.of(sys.stdout).width
    blank = " " * len(mark)
    click.echo(click.wrap_text(text, width, initial_indent=mark, subsequent_indent=blank))
