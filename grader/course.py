"""Finds a course, reads its ``course.toml`` and checks what it read."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from grader.model import Course, GraderFault, ImportRules, Limits, Step

_HERE: Final = Path(__file__).resolve().parent


def find_course() -> Course:
    """Load the course that belongs to this engine: the clone's, else the installed one.

    Raises
    ------
    GraderFault
        If there is none, or if it contradicts itself.
    """
    for root in (_HERE.parent, _HERE / "_course"):
        if (root / "reference" / "course.toml").is_file():
            return load_course(root)
    raise GraderFault("no course found: the installation is incomplete")


def load_course(root: Path) -> Course:
    """Read the course whose three folders are in `root`.

    Raises
    ------
    GraderFault
        If ``course.toml`` cannot be read or contradicts itself.
    """
    path = root / "reference" / "course.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        course = _build(table, root)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise GraderFault(f"{path}: {type(error).__name__}: {error}") from error
    if problems := list(_contradictions(course)):
        raise GraderFault(f"{path}: " + "; ".join(problems))
    return course


def _build(table: Mapping[str, Any], root: Path) -> Course:
    return Course(
        title=table["title"],
        steps=tuple(_build_step(step) for step in table["step"]),
        imports=ImportRules(
            allowed=tuple(table["imports"]["allowed"]),
            inert=tuple(table["imports"]["inert"]),
            refused=table["imports"]["refused"],
        ),
        limits=Limits(**table["limits"]),
        exercises=root / "exercises",
        reference=root / "reference",
        hidden=root / "tests" / "hidden",
    )


def _build_step(table: Mapping[str, Any]) -> Step:
    return Step(
        id=table["id"],
        stem=table["stem"],
        title=table["title"],
        points=int(table["points"]),
        functions=dict(table["functions"]),
        needs=tuple(table["needs"]),
        hints=tuple(table["hints"]),
        bonus=bool(table.get("bonus", False)),
        also=dict(table.get("also", {})),
        given=tuple(table.get("given", ())),
    )


def _contradictions(course: Course) -> Iterable[str]:
    seen: set[str] = set()
    for step in course.steps:
        if step.id in seen or step.stem in seen:
            yield f"{step.id} appears twice"
        if unknown := [need for need in step.needs if need not in seen]:
            yield f"{step.id} needs {', '.join(unknown)}, which no earlier step is"
        if step.points <= 0:
            yield f"{step.id} has no points"
        if not step.functions:
            yield f"{step.id} has no functions"
        if unknown := [name for name in step.also if name not in step.functions]:
            yield f"{step.id} has another name for {', '.join(unknown)}, which it does not have"
        seen |= {step.id, step.stem}
    for name in course.given:
        if not (course.reference / name).is_file():
            yield f"{name} is to be given, but is not in {course.reference}"
