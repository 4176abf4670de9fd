"""What a submission was called with and what came back, kept for the diagnosis."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from grader.diagnosis.catalogue import Call
from grader.model import Asked, Kept, Observation

MAX_CALLS: Final = 60
MAX_BYTES: Final = 64 << 20
"""In what all calls of a step returned: honest ones take a fifth of it."""

MAX_NUMBERS: Final = 20_000
"""In the arguments of one call: larger ones tell no more, and cost time."""

_SCALARS: Final = (float, int, str, bytes)
"""What there may be thousands of, asked for first."""


class Record:
    """The calls of one step, by function, in the order in which they were made."""

    def __init__(self) -> None:
        self._calls: dict[str, list[Call]] = {}
        self._kept: dict[str, Call] = {}
        self._room = MAX_BYTES

    def calls(self, function: str) -> Sequence[Call]:
        """Return what is known of a function."""
        return self._calls.get(function, ())

    def add(self, asked: Asked, observation: Observation) -> None:
        """Note a call; in place of what the worker kept stands the call that it came from."""
        calls = self._calls.setdefault(asked.function, [])
        known = all(a.key in self._kept for a in asked.args if isinstance(a, Kept))
        full = len(calls) >= MAX_CALLS or _numbers((asked.args, asked.kwargs)) > MAX_NUMBERS
        size = 0 if full else _bytes((observation.value, observation.arguments))
        if full or size > self._room or not known:
            if asked.keep is not None:
                # It stands for this call now, that nothing is known of.
                self._kept.pop(asked.keep, None)
            return
        self._room -= size
        used = asked.given if observation.given_used else {}
        call = Call(
            args=tuple(self._kept[a.key] if isinstance(a, Kept) else a for a in asked.args),
            kwargs=dict(asked.kwargs),
            given=dict(used),
            value=observation.value,
            after=observation.arguments,
            fault=observation.fault,
            seed=asked.seed,
        )
        calls.append(call)
        if asked.keep is not None:
            self._kept[asked.keep] = call


def _numbers(value: Any) -> int:
    if isinstance(value, _SCALARS):
        return 1
    if isinstance(value, np.ndarray):
        return int(value.size)
    if isinstance(value, Mapping):
        return sum(map(_numbers, value.values()))
    if isinstance(value, list | tuple):
        return sum(map(_numbers, value))
    return 1


def _bytes(value: Any) -> int:
    """Estimate the memory that a value from the wire takes, from below."""
    if isinstance(value, _SCALARS):
        return 40 + (len(value) if isinstance(value, str | bytes) else 0)
    if isinstance(value, np.ndarray):
        return 100 + int(value.nbytes)
    if isinstance(value, Mapping):
        return 100 + sum(100 + len(key) + _bytes(item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return 60 + sum(map(_bytes, value))
    return 40
