"""Where to go on: the file, the line and the sentence of what is to be written next."""

import ast
from dataclasses import dataclass
from pathlib import Path

from grader.model import Course, Step
from grader.printable import one_line


@dataclass(frozen=True, slots=True)
class Place:
    """What to open.

    Attributes
    ----------
    line : int or None
        Of the first stub; None if the file has none that can be found.
    todo : str
        What is to be written there; empty without a line.
    """

    step: Step
    path: Path
    line: int | None = None
    todo: str = ""

    @property
    def says(self) -> str:
        """Tell it in one sentence."""
        name = one_line(str(self.path))
        if self.line is None:
            return f"Open {name}: something in it does not hold yet."
        return f"Open {name} at line {self.line}: {self.todo}."


def place_of(course: Course, folder: Path, step: Step) -> Place:
    """Find the first function of a step that is still a stub, in the learner's file."""
    path = folder / f"{step.stem}.py"
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return Place(step, path)
    stubs = {
        node.name: node.body[-1].lineno
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and _is_stub(node)
    }
    for name, todo in step.functions.items():
        if name in stubs:
            return Place(step, path, stubs[name], todo)
    return Place(step, path)


def _is_stub(function: ast.FunctionDef) -> bool:
    last = function.body[-1]
    raised = last.exc if isinstance(last, ast.Raise) else None
    named = raised.func if isinstance(raised, ast.Call) else raised
    return isinstance(named, ast.Name) and named.id == "NotImplementedError"
