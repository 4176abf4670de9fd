"""The pictures a course can draw: a file of ``reference/figures`` each, found without running it.

A topic is a module with a ``TITLE``, the ``STEP`` it belongs to, and ``draw(learner, …)``, that
returns a figure. It may have ``animate(learner, …)``, that returns a figure and its animation, and
``DATA``, that maps the names of data sets to functions that load the argument ``data`` of `draw`;
each is given a function that finds the path of a file that `grade data` has fetched. With
``frames(learner)`` it has a place on the page of `grade report`: that gives pairs of what is to be
seen, in words, and a figure, which counts until the next pair is asked for.
"""

import ast
import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from grader.model import Course, UsageProblem


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to look at.

    Attributes
    ----------
    on_page : bool
        Whether it has frames for the page of `grade report`.
    """

    name: str
    title: str
    step: str
    on_page: bool = False


def find_topics(course: Course) -> list[Topic]:
    """List the topics of the course's steps, in course order."""
    ids = [step.id for step in course.steps]
    known = [topic for topic in all_topics(course) if topic.step in ids]
    return sorted(known, key=lambda topic: (ids.index(topic.step), topic.title))


def all_topics(course: Course) -> list[Topic]:
    """List what is there, of steps that the course does not have as well."""
    found = []
    for path in sorted((course.reference / "figures").glob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(module)
        if "TITLE" in constants:
            step, on_page = constants.get("STEP", ""), _defines(module, "frames")
            found.append(Topic(path.stem, constants["TITLE"], step, on_page))
    return found


def _defines(module: ast.Module, name: str) -> bool:
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in module.body)


def _constants(module: ast.Module) -> dict[str, str]:
    """Read the names that a module binds to strings."""
    return {
        node.targets[0].id: node.value.value
        for node in module.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def find_topic(course: Course, name: str) -> Topic:
    """Find a topic by its name.

    Raises
    ------
    UsageProblem
        If there is none; with the one that may be meant, and the list.
    """
    topics = {topic.name: topic for topic in find_topics(course)}
    if name in topics:
        return topics[name]
    raise UsageProblem(f"There is no picture {name!r}.{did_you_mean(name, list(topics))}")


def did_you_mean(name: str, known: Sequence[str]) -> str:
    r"""Say which name may be meant, and which there are.

    Examples
    --------
    >>> did_you_mean("curv", ["curve", "xor"])
    ' Did you mean curve?\nThere are curve, xor.'
    """
    close = difflib.get_close_matches(name.lower(), known, n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    return f"{hint}\nThere are {', '.join(known)}."


def table_of(topics: Sequence[Topic]) -> str:
    """List topics, one a line, with what each shows and the step that it is of."""
    width = max((len(topic.name) for topic in topics), default=0)
    rows = (f"{topic.name:<{width}}  {topic.title} ({topic.step})" for topic in topics)
    return "\n".join(rows)
