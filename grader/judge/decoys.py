"""Calls that nobody looks at, among those that are judged."""

import math
from dataclasses import replace
from typing import Any, Final

import numpy as np

from grader.model import Asked, FaultKind
from grader.worker.supervisor import Worker

CHANCE: Final = 0.5
"""Of a decoy before a call: the parity of a count then tells nothing."""

MAX_SECONDS: Final = 0.02
"""Calls that took longer in the first round get no decoys, so that these cost little."""

SMALLEST: Final = 0.9
"""Factor on an array. Never above 1: a probability stays one, and a logarithm finite."""

_COSTLY: Final = (
    FaultKind.TIMED_OUT, FaultKind.CRASHED, FaultKind.ENDED, FaultKind.OUT_OF_MEMORY,
)  # fmt: skip


class Pace:
    """How long calls of each kind took at most, by the judge's own clock.

    Calls are of a kind if they have the function and the keywords in common: training for 3 epochs
    is fast, for 5000 it is not.
    """

    def __init__(self) -> None:
        self._longest: dict[tuple[object, ...], float] = {}

    def add(self, own: bool, asked: Asked, seconds: float) -> None:
        """Note how long a call took."""
        kind = _kind(own, asked)
        self._longest[kind] = max(seconds, self._longest.get(kind, 0.0))

    def is_fast(self, own: bool, asked: Asked) -> bool:
        """Whether all calls of the kind were fast; not if none was ever made."""
        return self._longest.get(_kind(own, asked), math.inf) <= MAX_SECONDS


def _kind(own: bool, asked: Asked) -> tuple[object, ...]:
    return own, asked.function, str(dict(asked.kwargs))


class Decoys:
    """Makes decoys of the calls of one step.

    Parameters
    ----------
    seed : int
        For when there is one, and what it is called with.
    pace : Pace
        Of the first round.
    """

    def __init__(self, seed: int, pace: Pace) -> None:
        self._rng = np.random.default_rng(seed)
        self._pace = pace

    def before(self, worker: Worker, own: bool, asked: Asked) -> None:
        """Make a call of the same function with other numbers, or do not."""
        if (decoy := self.drawn(own, asked)) is None:
            return
        made = worker.call(decoy)
        if made.fault is not None and made.fault.kind in _COSTLY:
            self._pace.add(own, asked, math.inf)  # no more of this kind

    def drawn(self, own: bool, asked: Asked) -> Asked | None:
        """Draw a decoy, or none.

        The draws are made in any case, so that a slow moment changes none that follow. A seeded
        call has a decoy that is seeded: the learner's code cannot tell which is which by that.
        """
        is_wanted = self._rng.random() < CHANCE
        args, kwargs = made_smaller((list(asked.args), dict(asked.kwargs)), self._rng)
        seed = int(self._rng.integers(2**32))
        if not is_wanted or not self._pace.is_fast(own, asked):
            return None
        return replace(asked, args=args, kwargs=kwargs, seed=None if asked.seed is None else seed)


def made_smaller(value: Any, rng: np.random.Generator) -> Any:
    """Copy a value, with every array of floats in it a little smaller by a factor of its own."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value * rng.uniform(SMALLEST, 1.0)
    if isinstance(value, dict):
        return {key: made_smaller(item, rng) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(made_smaller(item, rng) for item in value)
    return value
