"""Writes the course as one notebook, from the files that learners get."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from grader.learn.notebooks.splitting import Kind, Parts, split
from grader.learn.topics import find_topics
from grader.model import Course, Step, Submission, UsageProblem

Cell = dict[str, Any]
"""As the notebook format has it."""

_ONLY_FILES: Final = re.compile(r"<!-- files -->.*?<!-- /files -->\n*", re.DOTALL)
"""What the course's README says of working in files."""

_HOW: Final = """\
Run the cells from the top. Where a cell says `# TODO`, put your code in the place of
`raise NotImplementedError`, run it, then have it checked in the cell that says so:

    %grade {step:<12} is it right? what is wrong, where, and why?
    %grade              all steps
    %hint {step:<13} one hint more, for the mistake that is there now
    %plot {topic:<13} look at what your functions do; `%plot` lists the pictures

What counts is each function as you ran it last, in any order. An example does not run before its
functions are written. The words that are used, and more, are at the end."""


def course_notebook(course: Course, own: Submission | None = None) -> str:
    """Write the course as a notebook.

    Parameters
    ----------
    own : Submission, optional
        A folder; its functions stand in the place of the stubs.

    Raises
    ------
    UsageProblem
        If two files of `own` cannot live in one notebook.
    """
    parts = {step.stem: _parts(course, step, own) for step in course.steps}
    _demand_one_meaning(parts)
    cells = [*_opening(course, parts)]
    for step in course.steps:
        cells += _section(course, step, parts[step.stem])
    cells += _ending(course)
    notebook = {
        "cells": _with_ids_of_their_own(cells),
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _parts(course: Course, step: Step, own: Submission | None) -> Parts:
    source = own.source_of(step) if own is not None else None
    siblings = {other.stem for other in course.steps}
    if source is None:
        path = course.exercises / f"{step.stem}.py"
        return split(path.read_text(encoding="utf-8"), path.name, siblings)
    if source.problem is not None:
        raise UsageProblem(source.problem.message)
    return split(source.blocks[0].text, source.file, siblings)


def _demand_one_meaning(parts: Mapping[str, Parts]) -> None:
    """In one notebook the second of two functions of one name hides the first."""
    known: dict[str, tuple[str, str]] = {}
    for stem, of_step in parts.items():
        for piece in of_step.pieces:
            for name in piece.names:
                file, text = known.setdefault(name, (stem, piece.text))
                if file != stem and text != piece.text:
                    raise UsageProblem(
                        f"`{name}` is made in {file}.py, and otherwise in {stem}.py: in a notebook "
                        "the second would hide the first. Give one of them another name."
                    )


def _opening(course: Course, parts: Mapping[str, Parts]) -> Iterator[Cell]:
    first, topic = course.steps[0], next(iter(find_topics(course)), None)
    how = _HOW.format(step=first.id, topic=topic.name if topic else "TOPIC")
    readme = _readme(course)[0].split("\n", 1)
    yield _markdown("how", f"# {course.title}\n\n{how}\n\n{readme[-1].strip()}")
    yield _code("load", "%load_ext grader")
    imports = dict.fromkeys(line for of_step in parts.values() for line in of_step.imports)
    # Python wants the ones from the future first.
    ordered = sorted(imports, key=lambda line: not line.startswith("from __future__"))
    yield _code("imports", "\n".join(ordered))


def _section(course: Course, step: Step, parts: Parts) -> Iterator[Cell]:
    points = f"{step.points} points{', a bonus' if step.bonus else ''}"
    listed = "\n".join(f"- `{name}`: {says}" for name, says in step.functions.items())
    title, _, more = parts.docstring.partition("\n")
    title = f"{title.rstrip('.')}\n{more}".strip()
    says = f"## {title}\n\n`{step.id}`, {points}. You write:\n\n{listed}"
    yield _markdown(step.id, says)
    demos = []
    for piece in parts.pieces:
        name = piece.names[0] if piece.kind is Kind.FUNCTION else "demo"
        cell = _code(f"{step.id}-{name}", piece.text)
        if piece.kind is Kind.DEMO:
            cell["metadata"]["tags"] = ["raises-exception"]  # a stub does
            demos.append(cell)
        else:
            yield cell
    yield _code(f"{step.id}-grade", f"%grade {step.id}")
    yield from demos
    for topic in find_topics(course):
        if topic.step == step.id:
            yield _code(f"{step.id}-plot-{topic.name}", f"%plot {topic.name}")


def _ending(course: Course) -> Iterator[Cell]:
    yield _code("grade", "%grade")
    for number, section in enumerate(_readme(course)[1:], 1):
        yield _markdown(f"readme-{number}", f"## {section.strip()}")


def _readme(course: Course) -> list[str]:
    """Return the course's README by sections, the title and what is before the first one first."""
    text = (course.exercises / "README.md").read_text(encoding="utf-8")
    return re.split(r"^## ", _ONLY_FILES.sub("", text), flags=re.MULTILINE)


def _markdown(name: str, text: str) -> Cell:
    lines = text.splitlines(keepends=True)
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": lines}


def _code(name: str, text: str) -> Cell:
    cell = _markdown(name, text)
    return {**cell, "cell_type": "code", "execution_count": None, "outputs": []}


def _with_ids_of_their_own(cells: Sequence[Cell]) -> list[Cell]:
    """Make ids what the format allows, and number the second and later ones of a name."""
    seen: Counter[str] = Counter()
    for cell in cells:
        name = re.sub(r"[^A-Za-z0-9_-]", "-", cell["id"])[:50]
        seen[name] += 1
        cell["id"] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return list(cells)
