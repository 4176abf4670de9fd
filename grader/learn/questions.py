"""A question of a quiz: what it asks, how its answer is written, and how what was typed is read.

A course's ``reference/quiz/STEM.py`` has a function ``questions()`` that returns the step's three,
each `Question` with an answer that the reference has just computed.
"""

import math
import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

Answer: TypeAlias = str | int | float | tuple[int, ...]
"""A text (to choose), a number, or a shape."""

MAX_TYPED: Final = 200
_NUMBER: Final = re.compile(
    r"([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?)(?:/(\d{1,15}))?"
)
_BETWEEN: Final = re.compile(r"\s*[,xX×*;]\s*|\s+")
_BRACKETS: Final = {"(": ")", "[": "]"}


class Unreadable(ValueError):
    """What was typed is no answer of the kind that is asked for; the text shows one."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that a misconception leads to.

    Attributes
    ----------
    why : str
        Why it is tempting, and wrong; may be empty.
    """

    answer: Answer
    why: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to know about a step before its code is written.

    Attributes
    ----------
    answer : Answer
        Computed by the reference.
    because : str
        Why it is right, for whoever was right by luck as well.
    wrong : tuple of Wrong
        Two or three, each of a misconception that people have.
    free : bool
        Whether the answer is typed: a shape, or a number. Else it is one of several.
    decimals : int
        Places behind the point that a number is shown and asked with.
    """

    text: str
    answer: Answer
    because: str
    wrong: tuple[Wrong, ...] = field(default=())
    free: bool = False
    decimals: int = 0

    def shown(self, answer: Answer) -> str:
        """Write an answer as it stands among the choices."""
        return f"{answer:.{self.decimals}f}" if isinstance(answer, float) else str(answer)

    @property
    def asks_for(self) -> str:
        """Say what to type for a free answer."""
        if isinstance(self.answer, tuple):
            return "a shape"
        if self.decimals == 0:
            return "a whole number"
        return f"a number, {self.decimals} decimal{'s' if self.decimals > 1 else ''}"

    def read(self, typed: str) -> Answer:
        """Read a free answer.

        Raises
        ------
        Unreadable
            If it is not of the kind that is asked for.
        """
        if isinstance(self.answer, tuple):
            return read_shape(typed)
        return read_number(typed)

    def agree(self, one: Answer, other: Answer) -> bool:
        """Whether two answers are the same as far as the rounding asked for can tell."""
        if isinstance(one, int | float) and isinstance(other, int | float):
            # What is typed may be rounded in the last place either way, or carry more of them.
            return bool(abs(one - other) <= 0.5 / 10.0**self.decimals * (1 + 1e-9))
        return one == other

    def tempted(self, answer: Answer) -> str:
        """Return what is said of a wrong answer that is foreseen, or nothing."""
        return next((w.why for w in self.wrong if self.agree(w.answer, answer)), "")


def read_shape(typed: str) -> tuple[int, ...]:
    """Read a shape, in any of the ways that people write one.

    Examples
    --------
    >>> read_shape("(2, 3)"), read_shape("2x3"), read_shape("[2 3]"), read_shape("(5,)")
    ((2, 3), (2, 3), (2, 3), (5,))
    """
    text = typed.strip() or "?"
    if text[:1] in _BRACKETS and text.endswith(_BRACKETS[text[0]]):
        text = text[1:-1].strip()
    parts = _BETWEEN.split(text.removesuffix(",").strip()) if text else []
    if len(text) > MAX_TYPED or not all(
        part.isascii() and part.isdecimal() and len(part) < 10 for part in parts
    ):
        raise Unreadable("A shape looks like (7, 4).")
    return tuple(map(int, parts))


def read_number(typed: str) -> float:
    """Read a number: decimal point or comma, or a fraction.

    Examples
    --------
    >>> read_number("0.5"), read_number(" ,5 "), read_number("1/2"), read_number("-2e-3")
    (0.5, 0.5, 0.5, -0.002)
    """
    found = _NUMBER.fullmatch("".join(typed.split()).replace("\N{MINUS SIGN}", "-"))
    whole = found and int(found[2] or 1)
    if not found or not whole or len(typed) > MAX_TYPED:
        raise Unreadable("A number looks like 0.25, or 1/4.")
    number = float(found[1].replace(",", ".")) / whole
    if not math.isfinite(number):
        raise Unreadable("That is too large for a number.")
    return number
