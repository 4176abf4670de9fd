"""What hidden tests declare about themselves, and whether that can be."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.model import GraderFault, Step


@dataclass(frozen=True, slots=True)
class Declared:
    """A check, before it is judged.

    Attributes
    ----------
    beside, once : bool
        As `grader.judge.checks.check` has them.
    own : bool
        Whether it is an instructor's, and not the course's.
    """

    id: str
    function: str
    points: float
    title: str
    beside: bool
    once: bool
    own: bool


def stem_of(item: pytest.Item) -> str:
    """Tell from its file which step a hidden test belongs to; others belong to none."""
    prefix, _, stem = item.path.stem.partition("_")
    return stem if prefix == "test" else ""


def judges_whole_network(item: pytest.Item) -> bool:
    """Whether a check runs the submission's code alone, all of its steps together."""
    return "whole_network" in getattr(item, "fixturenames", ())


def declared_by(item: pytest.Item, step: Step, own: bool) -> Declared:
    """Read what a hidden test of a step says about itself.

    Raises
    ------
    GraderFault
        If that is nothing, or nothing that can be.
    """
    marker = item.get_closest_marker("check")
    if marker is None:
        write = f'@check("{next(iter(step.functions))}", points=1)'
        raise GraderFault(f"{_place(item)} has no @check: write {write} above it, or the like")
    function, points = marker.kwargs["function"], float(marker.kwargs["points"])
    if function not in step.functions:
        raise GraderFault(
            f"{_place(item)} judges {function}, which {step.id} does not have: "
            f"it has {', '.join(step.functions)}"
        )
    name = item.name.removeprefix("test_").replace("[", ".").rstrip("]")
    check_id = f"{step.id}.own.{name}" if own else f"{step.id}.{name}"
    beside, once = marker.kwargs["beside"], marker.kwargs["once"]
    return Declared(check_id, function, points, _title(item), beside, once, own)


def _title(item: pytest.Item) -> str:
    """Take the first line of the docstring, or the name as a sentence; with its parameters."""
    function: Any = getattr(item, "function", None)
    text = (function.__doc__ or "").strip().split("\n")[0].rstrip(".")
    if not text:
        text = function.__name__.removeprefix("test_").replace("_", " ")
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    try:
        return text.format(**parameters)
    except (LookupError, ValueError, AttributeError) as error:
        raise GraderFault(
            f"{_place(item)} has braces around what is no parameter; double them: {text!r}"
        ) from error


def _place(item: pytest.Item) -> str:
    return f"{item.path}: {item.name}"


def disagreements(steps: Iterable[Step], declared: Sequence[Declared]) -> Iterator[str]:
    """Yield where the course's checks are not worth what the course says."""
    for step in steps:
        points = sum(check.points for check in _of(step, declared) if not check.own)
        if points != step.points:
            worth = f"{points:g} points, the course says {step.points}"
            yield f"the checks of {step.id} are worth {worth}"


def troubles(steps: Iterable[Step], declared: Sequence[Declared], folder: Path) -> Iterator[str]:
    """Yield what is wrong with an instructor's checks, of which no course says the points."""
    own = [check for check in declared if check.own]
    for check in own:
        if not (math.isfinite(check.points) and check.points >= 0):
            yield f"{check.id} is worth {check.points:g} points: give 0 or more"
    for check_id, count in Counter(check.id for check in own).items():
        if count > 1:
            yield f"{count} tests are called {check_id}: give each a name of its own"
    for step in steps:
        file = folder / f"test_{step.stem}.py"
        if file.is_file() and not _of(step, own):
            yield f"{file} has no test in it: a test's name begins with test_"


def _of(step: Step, declared: Sequence[Declared]) -> list[Declared]:
    return [check for check in declared if check.id.startswith(f"{step.id}.")]
