"""What the parameters of a function are called: read from the reference, without running it."""

import ast
from functools import lru_cache

from grader.model import Course, Step


class Parameters:
    """The parameters of each function of a step, and of those before it, by name.

    A reference is parsed when a function is asked for that is not in the later ones: that takes
    milliseconds for each, and most checks ask for functions of their own step.
    """

    def __init__(self, course: Course, step: Step) -> None:
        steps = course.steps[: course.steps.index(step) + 1]
        self._files = [course.reference / f"{known.stem}.py" for known in steps]
        self._known: dict[str, list[str]] = {}

    def __getitem__(self, function: str) -> list[str]:
        while function not in self._known and self._files:
            self._known = _parameters_in(self._files.pop().read_text("utf-8")) | self._known
        return self._known[function]


@lru_cache(maxsize=64)
def _parameters_in(text: str) -> dict[str, list[str]]:
    return {
        node.name: [argument.arg for argument in node.args.args]
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    }
