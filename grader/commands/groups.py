"""What each command is for, so that `grade --help` can be read at a glance."""

from collections.abc import Iterator, Sequence
from typing import Final

GROUPS: Final = {
    "Work on the steps": (
        "start", "run", "watch", "next", "list", "status", "quiz", "hint", "solution", "break",
        "reset", "bundle", "notebook",
    ),
    "Look": ("plot", "report", "errata", "data"),
    "Your machine": ("doctor", "completion"),
    "Teach a class": ("class", "book"),
    "Make a course": ("dev",),
}  # fmt: skip
"""Title -> names of commands, in the order in which they are met."""


def grouped(names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Sort commands into their groups; what belongs to none stands last."""
    known = {name for group in GROUPS.values() for name in group}
    others = {"More": [name for name in names if name not in known]}
    for title, members in (*GROUPS.items(), *others.items()):
        if found := [name for name in members if name in names]:
            yield title, found
