"""The reference beside the learner's code, function by function."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from grader.model import Course, Step, Submission


@dataclass(frozen=True, slots=True)
class Pair:
    """A function as the learner wrote it and as the reference does, without docstrings."""

    function: str
    own: str
    reference: str


def pairs(course: Course, step: Step, submission: Submission) -> Iterator[Pair]:
    """Yield the functions of a step; one that is made otherwise than by ``def`` has no own text."""
    source = submission.source_of(step)
    own: dict[str, str] = {}
    for block in source.blocks if source is not None else ():
        own |= _texts(block.text)
    right = _texts((course.reference / f"{step.stem}.py").read_text(encoding="utf-8"))
    for name in step.functions:
        other = step.also.get(name, name)
        yield Pair(name, own.get(name, own.get(other, "")), right[name])


def _texts(text: str) -> dict[str, str]:
    """Return the text of each function of a file; the last one of a name counts."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    return {
        node.name: _without_docstring(node, text.split("\n"))
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


def _without_docstring(node: ast.FunctionDef, lines: list[str]) -> str:
    rows = lines[node.lineno - 1 : node.end_lineno]
    if ast.get_docstring(node) is not None and len(node.body) > 1:
        first, last = node.body[0].lineno, node.body[0].end_lineno or node.body[0].lineno
        if node.lineno < first and last < node.body[1].lineno:  # nothing else on its lines
            del rows[first - node.lineno : last - node.lineno + 1]
    return "\n".join(rows)
