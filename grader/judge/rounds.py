"""The two rounds of a check: in order, and again in a fresh process and in another order.

What a program returns in both does not hang on the order of calls, their number or luck.
"""

import dataclasses
import zlib
from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pytest

from grader.judge.declared import stem_of
from grader.model import Cause, Code, Status, Verdict
from grader.seeds import Seed, number_for


class Round(StrEnum):
    """When a check is judged."""

    FIRST = "first"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Turn:
    """A hidden test, when it is its turn."""

    item: pytest.Item
    when: Round = Round.FIRST

    @property
    def stem(self) -> str:
        """Of the step that it belongs to."""
        return stem_of(self.item)


def in_rounds(
    items: Iterable[pytest.Item], seed: Seed, once: Container[pytest.Item] = ()
) -> list[Turn]:
    """Put the second round of each step after its first, in an order drawn from the seed.

    A step's checks are in files of one name: the course's, and an instructor's own.

    Parameters
    ----------
    once : container of Item
        Those that have no second round.
    """
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path.name, []).append(item)
    number = number_for(seed, "rounds")
    ordered: list[Turn] = []
    for name, first in files.items():
        rng = np.random.default_rng([number, zlib.crc32(name.encode())])
        again = [item for item in first if item not in once]
        ordered += [Turn(item) for item in first]
        ordered += [Turn(again[at], Round.AGAIN) for at in rng.permutation(len(again))]
    return ordered


def settled(first: Verdict, again: Verdict | None) -> Verdict:
    """Make one verdict of two: a check passes if it passes both times.

    Parameters
    ----------
    again : Verdict or None
        None if there was no second round, or none yet.
    """
    if first.status is not Status.PASS or again is None:
        return first
    seconds = first.seconds + again.seconds
    if again.status is Status.PASS or again.cause is None:
        return dataclasses.replace(again, seconds=seconds)
    return dataclasses.replace(again, seconds=seconds, cause=_unsteady(again.cause))


def _unsteady(cause: Cause) -> Cause:
    message = (
        "This was right at first. Asked again, in a fresh process and in another order, it is not: "
        f"{cause.message.rstrip('.')}. What may differ between the two: a global that your code "
        "changes, a cache, random numbers, the time."
    )
    return dataclasses.replace(cause, code=Code.UNSTEADY, message=message)
