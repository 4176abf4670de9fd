"""A costly call that several checks look at: made once in a round, handed out to each of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from grader.model import Asked, Observation
from grader.worker.encoding import encode
from grader.worker.request import repeated


class Shared:
    """What came of the shared calls of one step in one round."""

    def __init__(self) -> None:
        self._known: dict[bytes, Observation] = {}

    def observation(self, key: bytes, make: Callable[[], Observation]) -> Observation:
        """Make a call, unless one that is equal to the bit was made; return what came of it.

        What is known is a copy, and so is what each caller is given: what a check does to an array,
        no other one sees, and not the record of the calls.
        """
        if key not in self._known:
            self._known[key] = _copied(make())
        return _copied(self._known[key])


def key_of(asked: Asked, own: bool) -> bytes:
    """Return the same key for calls that are equal to the bit."""
    return encode([repeated(asked), own])


def _copied(made: Observation) -> Observation:
    return replace(made, value=_copy(made.value), arguments=_copy(made.arguments))


def _copy(value: Any) -> Any:
    """Copy a value of the wire; of what can be changed, that has only these types."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list):  # a history of losses is long
        kinds = set(map(type, value))
        if kinds <= {float}:
            return value.copy()
        if kinds == {np.ndarray}:
            return [item.copy() for item in value]
        return [_copy(item) for item in value]
    if isinstance(value, tuple):
        return tuple(map(_copy, value))
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return value
