"""What is handed in to the tiny course: a right network, a broken one, and classes of them."""

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).with_name("submissions")
BROKEN_EACH = 20
"""One in so many of a class is broken: a grader that confuses two submissions is found out."""

MET = {"right": 10, "broken": 6}
"""How many of the ten demands each of them meets."""


def text_of(name: str) -> str:
    """Read a submission."""
    return (FOLDER / name / "net.py").read_text(encoding="utf-8")


def class_of(size: int) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of a class, no two alike."""
    for number in range(size):
        yield f"s{number:04}", f"{text_of(kind(number))}\n# {number}\n"


def kind(number: int) -> str:
    """Tell which of the two a member of a class is."""
    return "broken" if number % BROKEN_EACH == BROKEN_EACH - 1 else "right"


def met_by_class(size: int) -> int:
    """Count the demands that a class meets, all together."""
    return sum(MET[kind(number)] for number in range(size))
