"""Checks a course: what an author may have forgotten."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from grader.author.build import exercise_path, exercise_text, is_as_given
from grader.author.quizzes import quiz_problems
from grader.author.reference import reference_submission
from grader.judge.run import grade
from grader.learn.topics import all_topics
from grader.model import Course, Status, Step
from grader.submission import open_submission

_OF_THE_COURSE: Final = ("mistakes", "figures", "quiz", "errata.py")
"""What a reference may have beside its steps."""


def problems(course: Course) -> Iterator[str]:
    """Yield, one by one, what is wrong with a course, with the command that mends it."""
    for step in course.steps:
        yield from _file_problems(course, step)
        if not step.hints:
            yield f"{step.id} has no hint: add `hints` in course.toml"
    for name in course.given:
        if not is_as_given(course, name):
            yield f"{name} in the exercises is not the reference's: run `grade dev build`"
    yield from _left_over(course)
    yield from _topic_problems(course)
    for step in course.steps:
        yield from quiz_problems(course, step)
    yield from _reference_problems(course)
    yield from _stub_problems(course)


def _file_problems(course: Course, step: Step) -> Iterator[str]:
    reference, exercise = course.reference / f"{step.stem}.py", exercise_path(course, step)
    hidden = course.hidden / f"test_{step.stem}.py"
    if missing := [path for path in (reference, exercise, hidden) if not path.is_file()]:
        yield from (f"{_name(path, course)} is missing" for path in missing)
        return
    right, stub = _functions(reference), _functions(exercise)
    for name in step.functions:
        if name not in right:
            yield f"{_name(reference, course)} has no function {name}"
        elif name not in stub:
            yield f"{_name(exercise, course)} has no function {name}: run `grade dev build`"
        elif _promise(right[name]) != _promise(stub[name]):
            yield (
                f"{name} differs in signature or docstring between "
                f"{_name(reference, course)} and {_name(exercise, course)}: run `grade dev build`"
            )
        elif not ast.get_docstring(right[name]):
            yield f"{name} in {_name(reference, course)} has no docstring"
    if exercise.read_text(encoding="utf-8") != exercise_text(course, step):
        yield f"{_name(exercise, course)} is not what `grade dev build` makes"


def _functions(path: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def _promise(function: ast.FunctionDef) -> tuple[str, str | None]:
    return ast.unparse(function.args), ast.get_docstring(function, clean=False)


def _left_over(course: Course) -> Iterator[str]:
    """Find files that belong to no step."""
    stems = [step.stem for step in course.steps]
    files = {f"{stem}.py" for stem in stems} | {name.partition("/")[0] for name in course.given}
    folders = {
        course.exercises: {"README.md", *files},
        course.reference: {"course.toml", *_OF_THE_COURSE, *files},
        course.reference / "mistakes": {f"{stem}.py" for stem in stems},
        course.reference / "quiz": {"__init__.py", *(f"{stem}.py" for stem in stems)},
        course.hidden: {"conftest.py", *(f"test_{stem}.py" for stem in stems)},
    }
    for folder, known in folders.items():
        for path in sorted(folder.iterdir() if folder.is_dir() else ()):
            if path.name not in known and path.name not in ("__pycache__", ".grade"):
                yield f"{_name(path, course)} belongs to no step"


def _topic_problems(course: Course) -> Iterator[str]:
    """Find pictures that nobody gets to see."""
    ids = [step.id for step in course.steps]
    for topic in all_topics(course):
        if topic.step not in ids:
            yield f"reference/figures/{topic.name}.py is of no step: set STEP to one of the course"


def _reference_problems(course: Course) -> Iterator[str]:
    report = grade(course, reference_submission(course), course.steps, seed=0)
    for check in (check for step in report.steps for check in step.checks):
        if check.status is not Status.PASS:
            why = f": {check.cause.message}" if check.cause else ""
            yield f"the reference does not pass {check.id}{why}"


def _stub_problems(course: Course) -> Iterator[str]:
    """Find checks that a stub passes: they check nothing."""
    stubs = open_submission(course.exercises, course)
    for check in (
        c for step in grade(course, stubs, course.steps, seed=0).steps for c in step.checks
    ):
        if check.status is not Status.SKIP:
            yield f"the untouched exercise gets {check.status.value} in {check.id}"


def _name(path: Path, course: Course) -> str:
    return str(path.relative_to(course.reference.parent))
