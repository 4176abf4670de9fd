"""Holds counts against `ceilings.toml`, and writes it anew."""

import math
import re
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from grader.model import Step
from tests.counts.counting import Counts, count_grading, count_modules

FILE: Final = Path(__file__).with_name("ceilings.toml")
ROOM: Final = {"modules": 1.15}
"""Factor between a count and its ceiling, for what differs between versions of others."""

UPDATE: Final = "If that is meant: python -m tests.counts --update"


def ceilings(file: Path = FILE) -> dict[str, dict[str, int]]:
    """Read the ceilings: command -> what is counted -> how much it may be."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _step5() -> Counts:
    return count_modules("step5") | count_grading(lambda step: step.id == "step5")


def _every(step: Step) -> bool:
    return True


COUNTED: Final[dict[str, Callable[[], Counts]]] = {
    "help": partial(count_modules, "--help"),
    "step5": _step5,
    "required": partial(count_grading, lambda step: not step.bonus),
    "whole": partial(count_grading, _every),
}


def too_much(command: str, counts: Counts, allowed: dict[str, int]) -> list[str]:
    """Say what is above its ceiling, and of what it is made."""
    return [
        f"{command}: {counts[name].total()} {name}, and the ceiling is {ceiling} "
        f"({', '.join(f'{part} {n}' for part, n in counts[name].most_common())}). {UPDATE}"
        for name, ceiling in allowed.items()
        if counts[name].total() > ceiling
    ]


def update(command: str, counts: Counts, file: Path = FILE) -> None:
    """Write counts as the ceilings of a command, and leave the comments as they are."""
    before, header, after = re.split(
        rf"(?m)^(\[{command}\].*\n)", file.read_text(encoding="utf-8"), maxsplit=1
    )
    own, *others = re.split(r"(?m)^(?=\[)", after, maxsplit=1)
    for name, parts in counts.items():
        ceiling = math.ceil(parts.total() * ROOM.get(name, 1))
        own = re.sub(rf"(?m)^{name} = \d+", f"{name} = {ceiling}", own)
    file.write_text("".join((before, header, own, *others)), encoding="utf-8")
