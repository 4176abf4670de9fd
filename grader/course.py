"""Finds a course, reads its ``course.toml`` and checks what it read."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from grader.model import Course, DataFile, DataSet, GraderFault, ImportRules, Limits, Step

_HERE: Final = Path(__file__).resolve().parent
_PLAIN_NAME: Final = re.compile(r"\w[\w.-]*", re.ASCII)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def find_course(root: Path | None = None) -> Course:
    """Load a course; without `root` the engine's own: the clone's, else the installed one.

    Raises
    ------
    GraderFault
        If there is none, or if it contradicts itself.
    """
    if root is not None:
        return load_course(root)
    for home in (_HERE.parent, _HERE / "_course"):
        if (home / "reference" / "course.toml").is_file():
            return load_course(home)
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
    steps = tuple(_build_step(step) for step in table["step"])
    return Course(
        title=table["title"],
        steps=steps,
        imports=ImportRules(
            allowed=tuple(table["imports"]["allowed"]),
            inert=tuple(table["imports"]["inert"]),
            refused=table["imports"]["refused"],
        ),
        limits=Limits(**table["limits"]),
        exercises=root / "exercises",
        reference=root / "reference",
        hidden=root / "tests" / "hidden",
        goal=_step_called(table.get("goal"), steps),
        hint_cap=table.get("hint_cap"),
        data={name: _build_data(name, data) for name, data in table.get("data", {}).items()},
    )


def _step_called(step_id: str | None, steps: Sequence[Step]) -> Step | None:
    if step_id is None:
        return None
    found = [step for step in steps if step.id == step_id]
    if not found:
        raise ValueError(f"the goal {step_id} is no step")
    return found[0]


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


def _build_data(name: str, table: Mapping[str, Any]) -> DataSet:
    return DataSet(
        name=name,
        title=table["title"],
        source=table["source"],
        mirrors=tuple(table["mirrors"]),
        files=tuple(_build_file(file) for file in table["file"]),
    )


def _build_file(table: Mapping[str, Any]) -> DataFile:
    name = table["name"]
    unpacked = None
    if "unpacked_sha256" in table:
        plain = name.removesuffix(".gz")
        unpacked = DataFile(plain, table["unpacked_size"], table["unpacked_sha256"])
    return DataFile(name, table["size"], table["sha256"], unpacked)


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
    yield from _contradictions_of_cap(course.hint_cap)
    for name in course.given:
        if not (course.reference / name).is_file():
            yield f"{name} is to be given, but is not in {course.reference}"
    for data in course.data.values():
        yield from _contradictions_of_data(data)


def _contradictions_of_cap(cap: object) -> Iterable[str]:
    if cap is not None and (type(cap) is not int or cap < 1):
        yield f"hint_cap is {cap!r}: give the number of hints that are shown, or leave it out"


def _contradictions_of_data(data: DataSet) -> Iterable[str]:
    if not _PLAIN_NAME.fullmatch(data.name):
        yield f"data set {data.name!r} cannot be the name of a folder"
    for mirror in data.mirrors:
        if not mirror.startswith("https://") or not mirror.endswith("/"):
            yield f"{data.name}: mirror {mirror} has no https:// or no / at its end"
    forms = [form for file in data.files for form in file.forms]
    if len({form.name for form in forms}) < len(forms):
        yield f"{data.name} has two files of one name"
    for form in forms:
        if not _PLAIN_NAME.fullmatch(form.name):  # it becomes a path: no folder, no ..
            yield f"{data.name}: {form.name!r} cannot be the name of a file"
        if form.size <= 0 or not _SHA256.fullmatch(form.sha256):
            yield f"{data.name}: {form.name} has no size or no SHA-256"
