"""The two rounds of a check: in order, and again in a fresh process and in another order.

What a program returns in both does not hang on the order of calls, their number or luck.
"""

import dataclasses
import zlib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

import numpy as np
import pytest

from grader.model import Cause, Code, Status, Verdict
from grader.seeds import Seed, number_for

PARAMETER: Final = "grade_round"
"""By which pytest makes two items of a check."""


class Round(StrEnum):
    """When a check is judged."""

    FIRST = "first"
    AGAIN = "again"


def judge_twice(metafunc: pytest.Metafunc) -> None:
    """Make two items of a hidden test."""
    metafunc.fixturenames.append(PARAMETER)
    metafunc.parametrize(PARAMETER, list(Round), ids=[f"{when}" for when in Round])


def round_of(item: pytest.Item) -> Round:
    """Tell in which round an item is; one that is judged once is in the first."""
    return Round(_parameters(item).get(PARAMETER, Round.FIRST))


def name_of(item: pytest.Item) -> str:
    """Name a check as its author did, whatever its round: ids and seeds are made of that."""
    if PARAMETER not in _parameters(item):
        return item.name
    when = round_of(item)
    head = item.name.removesuffix(f"{when}]")  # "test_it[" or "test_it[W1-"
    return head[:-1] + ("]" if head.endswith("-") else "")


def _parameters(item: pytest.Item) -> dict[str, Any]:
    return getattr(getattr(item, "callspec", None), "params", {})


def in_rounds(items: Iterable[pytest.Item], seed: Seed) -> list[pytest.Item]:
    """Put the second round of each step after its first, in an order drawn from the seed.

    A step's checks are in files of one name: the course's, and an instructor's own.
    """
    files: dict[str, dict[Round, list[pytest.Item]]] = {}
    for item in items:
        files.setdefault(item.path.name, {when: [] for when in Round})[round_of(item)].append(item)
    number = number_for(seed, "rounds")
    ordered: list[pytest.Item] = []
    for name, rounds in files.items():
        rng = np.random.default_rng([number, zlib.crc32(name.encode())])
        again = rounds[Round.AGAIN]
        ordered += rounds[Round.FIRST]
        ordered += [again[at] for at in rng.permutation(len(again))]
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
