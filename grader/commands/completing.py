"""What the shell offers at the tab key: read from the course, never from a learner's code.

Imports nothing heavy: the shell waits for it at every press.
"""

import ast
import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem

from grader.model import Course, GraderFault

Items = list["CompletionItem[str]"]

HERE: Final = Path(__file__).resolve().parent


def complete_steps(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer the steps that are not named yet."""
    given = ctx.params.get(param.name or "") or ()
    named = given if isinstance(given, tuple) else (given,)
    steps = _course_steps()
    return [item for item in _beginning(steps, incomplete) if item.value not in named]


def complete_steps_or_path(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer steps; where none fits, the shell goes on with files."""
    # First, since bash drops what came before it.
    return [CompletionItem(incomplete, "file"), *complete_steps(ctx, param, incomplete)]


def complete_topics(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer the pictures that can be drawn."""
    from grader.learn.topics import find_topics

    course = _course()
    topics = find_topics(course) if course else []
    return _beginning(((topic.name, topic.title) for topic in topics), incomplete)


def complete_data(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer the data sets."""
    course = _course()
    known = course.data.values() if course else ()
    return _beginning(((data.name, data.title) for data in known), incomplete)


def complete_promises(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer one promise more of a list with commas."""
    from grader.model import PROMISES

    before, comma, word = incomplete.rpartition(",")
    left = (promise for promise in PROMISES if promise not in before.split(","))
    return [
        CompletionItem(f"{before}{comma}{promise}") for promise in left if promise.startswith(word)
    ]


def complete_commands(names: Iterable[str], incomplete: str) -> Items:
    """Offer subcommands, each with its summary; of a group's, the last word."""
    known = ((name.rpartition(".")[2], summary(name)) for name in names)
    return _beginning(known, incomplete)


def summary(name: str) -> str:
    """Return the first line of a command's docstring, without importing the command.

    Parameters
    ----------
    name : str
        Of a command, or ``group.command``.
    """
    path = HERE.joinpath(*module_of(name).split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_name(f"{path.name}.py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = module_of(name).rpartition(".")[2]
    function = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == called)
    return inspect.cleandoc(ast.get_docstring(function) or "").partition("\n")[0]


def module_of(name: str) -> str:
    """Name the module, and the function in it, of a command; Python has taken some names itself."""
    word = name.replace("-", "_")
    return f"{word}_" if (HERE / f"{word}_.py").is_file() else word


def _course() -> Course | None:
    from grader.course import find_course

    try:
        return find_course()
    except GraderFault:  # told by whatever command is run
        return None


def _course_steps() -> Iterator[tuple[str, str]]:
    course = _course()
    return ((step.id, step.title) for step in (course.steps if course else ()))


def _beginning(known: Iterable[tuple[str, str]], incomplete: str) -> Items:
    return [CompletionItem(name, help=says) for name, says in known if name.startswith(incomplete)]
