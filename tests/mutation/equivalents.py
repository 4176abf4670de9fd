"""Reads the mutants that are known to be right answers, and compares survivors with them."""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.mutants import Mutant

Key = tuple[str, str, str, str]
"""Stem, function, line and what it becomes, the latter two without blanks: line numbers and the
order of operators would change with every edit."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between the survivors found and those listed."""

    holes: tuple[Mutant, ...]
    """Survive, and are not listed: hidden tests do not see a fault."""
    gone: tuple[Key, ...]
    """Listed, and do not survive."""


def read_equivalents(path: Path) -> list[Key]:
    """Read the list: a table for each line of a function, with all that it may become.

    Raises
    ------
    ValueError
        If an entry gives no reason.
    """
    keys = []
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["equivalent"]:
        if not entry.get("reason"):
            raise ValueError(f"{path.name}: no reason is given for {entry['line']!r}")
        for becomes in entry["becomes"]:
            keys.append(key_of(entry["stem"], entry["function"], entry["line"], becomes))
    return keys


def key_of(stem: str, function: str, line: str, becomes: str) -> Key:
    """Name a mutant.

    Examples
    --------
    >>> key_of("step3_forward", "forward", "A1 = relu(Z1)", "A1 = relu( Z1)")
    ('step3_forward', 'forward', 'A1=relu(Z1)', 'A1=relu(Z1)')
    """
    return stem, function, "".join(line.split()), "".join(becomes.split())


def compare(
    survivors: Iterable[Mutant], equivalents: Iterable[Key], stems: Collection[str]
) -> Comparison:
    """Compare survivors with the list, as far as it is about `stems`.

    A line that stands twice in a function has to be listed twice.
    """
    listed = Counter(key for key in equivalents if key[0] in stems)
    holes = []
    for mutant in survivors:
        key = key_of(mutant.stem, mutant.function, mutant.line, mutant.becomes)
        if listed[key]:
            listed[key] -= 1
        else:
            holes.append(mutant)
    return Comparison(tuple(holes), tuple(listed.elements()))
