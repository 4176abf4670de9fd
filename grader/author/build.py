"""Makes the exercises from the reference: what the learner must write is cut out."""

import ast
import shutil
from pathlib import Path

from grader.model import Course, Step, UsageProblem


def build(course: Course, force: bool = False) -> list[Path]:
    """Write every exercise that is not up to date; return the files written.

    Raises
    ------
    UsageProblem
        If that would overwrite a file that is not an exercise as built, and `force` is not given.
    """
    wanted = {exercise_path(course, step): exercise_text(course, step) for step in course.steps}
    stale = {path: text for path, text in wanted.items() if _text_of(path) != text}
    edited = [
        path
        for step in course.steps
        if (path := exercise_path(course, step)) in stale
        and path.exists()
        and not _is_untouched(path, given_functions(course, step))
    ]
    if edited and not force:
        names = ", ".join(path.name for path in edited)
        raise UsageProblem(f"{names}: edited by hand. `grade dev build --force` overwrites.")
    course.exercises.mkdir(exist_ok=True)
    for path, text in stale.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return [*stale, *_copy_given(course)]


def _copy_given(course: Course) -> list[Path]:
    """Copy what learners get as it is, where it is not up to date."""
    stale = [name for name in course.given if not is_as_given(course, name)]
    for name in stale:
        path = course.exercises / name
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(course.reference / name, path)
    return [course.exercises / name for name in stale]


def is_as_given(course: Course, name: str) -> bool:
    """Whether the learners' copy of a given file is the reference's, to the byte."""
    copy = course.exercises / name
    return copy.is_file() and copy.read_bytes() == (course.reference / name).read_bytes()


def exercise_path(course: Course, step: Step) -> Path:
    """Where the exercise of a step is."""
    return course.exercises / f"{step.stem}.py"


def exercise_text(course: Course, step: Step) -> str:
    """Cut the bodies out of the reference: signature and docstring stay, to the letter.

    All else in the file, imports and the demo at its end, stays as well.
    """
    text = (course.reference / f"{step.stem}.py").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for function in reversed(ast.parse(text).body):
        if isinstance(function, ast.FunctionDef) and function.name in step.functions:
            first, last = _body_after_docstring(function)
            indent = " " * (function.col_offset + 4)
            todo = step.functions[function.name]
            stub = [f"{indent}# TODO: {todo}\n", f"{indent}raise NotImplementedError\n"]
            lines[first - 1 : last] = stub
    return "".join(lines)


def _body_after_docstring(function: ast.FunctionDef) -> tuple[int, int]:
    """Return the first line after the docstring and the last line of a function, from 1."""
    documented = ast.get_docstring(function) is not None
    before = function.body[0].end_lineno if documented else function.body[0].lineno - 1
    assert before is not None
    assert function.end_lineno is not None
    return before + 1, function.end_lineno


def given_functions(course: Course, step: Step) -> set[str]:
    """Name the functions of a reference that learners get as they are, beside what they write."""
    text = (course.reference / f"{step.stem}.py").read_text(encoding="utf-8")
    return {function.name for function in _functions(text)} - set(step.functions)


def _is_untouched(path: Path, given: set[str]) -> bool:
    """Whether every function that is not given is still a stub: an older build to be replaced."""
    try:
        functions = _functions(path.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError):
        return False
    return all(f.name in given or _ends_in_not_implemented(f) for f in functions)


def _functions(text: str) -> list[ast.FunctionDef]:
    return [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]


def _ends_in_not_implemented(function: ast.FunctionDef) -> bool:
    last = function.body[-1]
    return (
        isinstance(last, ast.Raise)
        and isinstance(last.exc, ast.Name)
        and last.exc.id == "NotImplementedError"
    )


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
