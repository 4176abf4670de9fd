"""Makes mutants of a step's reference: copies of its file with one small fault.

By cosmic-ray, since it makes them as text, one file each. mutmut runs its mutants from inside the
module that a test imports, and what is tested here is read as a file by a worker process.
"""

import ast
import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed copy of a step's file.

    Attributes
    ----------
    stem, function : str
        What was mutated; of nested functions the innermost.
    before, after : str
        The whole file, without and with the fault.
    """

    stem: str
    function: str
    before: str
    after: str

    @property
    def line(self) -> str:
        """What stood there, without indentation."""
        return _only_in(self.before, self.after)

    @property
    def becomes(self) -> str:
        """What stands there instead."""
        return _only_in(self.after, self.before)

    @property
    def diff(self) -> str:
        """The change, for a reader."""
        name = f"{self.stem}.py, in {self.function}"
        lines = (text.splitlines() for text in (self.before, self.after))
        return "\n".join(difflib.unified_diff(*lines, name, "mutant", n=1, lineterm=""))


def mutants_of(path: Path, functions: Collection[str]) -> list[Mutant]:
    """Make all mutants of some functions in a file, in the order of its lines.

    Left out are what stands outside of them (the demo; imports; what learners are given), what
    Python cannot read, and what another operator has made already.
    """
    before = path.read_text(encoding="utf-8")
    unique: dict[str, Mutant] = {}
    for function, after in _mutations(path, before, functions):
        if is_program(after) and ast.dump(ast.parse(after)) != ast.dump(ast.parse(before)):
            unique.setdefault(after, Mutant(path.stem, function, before, after))
    return list(unique.values())


def is_program(text: str) -> bool:
    """Tell whether Python can read a text.

    Examples
    --------
    >>> is_program("x = 1 @ 2"), is_program("x = 1 @@ 2")
    (True, False)
    """
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _mutations(path: Path, text: str, functions: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the function that is hit and the whole mutated text, for each mutation."""
    from cosmic_ray.commands.init import init  # an author's tool: not every checkout has it
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator
    from cosmic_ray.work_db import WorkDB, use_db

    with use_db(":memory:", WorkDB.Mode.create) as session:
        init([path], session, {})
        found = [mutation for item in session.work_items for mutation in item.mutations]
    lines = {
        line
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef) and node.name in functions
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    for mutation in sorted(found, key=lambda m: (m.start_pos, m.operator_name, m.occurrence)):
        if mutation.start_pos[0] in lines:
            operator = get_operator(mutation.operator_name)(**mutation.operator_args)
            yield mutation.definition_name, mutate_code(text, operator, mutation.occurrence)


def _only_in(text: str, other: str) -> str:
    changes = difflib.ndiff(other.splitlines(), text.splitlines())
    return " ".join(line[2:].strip() for line in changes if line.startswith("+ "))
