"""The collection, read but never imported: what each case tries, and what must come of it."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[1] / "submissions" / "hostile"
ALWAYS: Final = frozenset(("values", "time", "grader"))
"""Promises that need nothing of the operating system beyond a process and a clock."""
LAYERED: Final = (
    "memory", "cpu", "disk", "files", "network", "processes", "signals", "privileges", "leftovers",
)  # fmt: skip
"""Promises that a layer keeps; in force where the report's `isolation` names them."""
ASIDE: Final = frozenset(("none", "unpromised"))
"""Honest programs, and what the kit does not claim to see through."""
_HEADER: Final = re.compile(r"^(\w+): (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One submission, and what must come of it.

    Attributes
    ----------
    attacks : str
        The promise that it tries to have broken.
    statuses : tuple of str
        Of which one at least must be among the checks of `functions`; ``refused`` if it is not
        even opened.
    causes : tuple of str
        Codes, one of which a check must give; empty for any.
    says : str
        A pattern that must be found in what the learner is told.
    builds : bool
        Whether the module is no submission, but makes one.
    """

    path: Path
    title: str
    step: str
    attacks: str
    statuses: tuple[str, ...]
    functions: tuple[str, ...]
    causes: tuple[str, ...]
    says: str
    builds: bool

    @property
    def id(self) -> str:
        """Family and name."""
        return f"{self.family}/{self.path.stem}"

    @property
    def family(self) -> str:
        """What it has in common with its neighbours."""
        return self.path.parent.name

    def is_promised(self, isolation: tuple[str, ...]) -> bool:
        """Whether what it attacks is promised where a report has this `isolation`."""
        return self.attacks in ALWAYS | ASIDE or self.attacks in isolation


def read_case(path: Path) -> Case:
    """Read the header of a case."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    title, _, rest = docstring.partition("\n")
    header = dict(_HEADER.findall(rest))
    statuses, _, functions = header["outcome"].partition(" of ")
    if header["attacks"] not in ALWAYS | ASIDE | set(LAYERED):
        raise ValueError(f"{path}: no promise {header['attacks']!r}")
    return Case(
        path=path,
        title=title,
        step=header["step"],
        attacks=header["attacks"],
        statuses=tuple(statuses.split("|")),
        functions=tuple(functions.split(", ")) if functions else (),
        causes=tuple(header["cause"].split("|")) if "cause" in header else (),
        says=header.get("says", ""),
        builds=path.parent.name == "folder",
    )


def read_cases() -> list[Case]:
    """Read all cases, family by family."""
    return [read_case(path) for path in sorted(FOLDER.glob("*/*.py"))]
