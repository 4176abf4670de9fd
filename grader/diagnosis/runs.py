"""Runs a model on the calls that were made, and remembers what came of it.

Hidden tests call every submission with the same arguments, as long as the seed is the same: what a
program with some slips makes of them is found out once, and not once for each submission.
"""

import dataclasses
import hashlib
import inspect
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np

from grader.diagnosis.catalogue import Call, Model, Slip
from grader.diagnosis.parts import Parts, parts_of

Chosen = frozenset[Slip]

MAX_REPEATS: Final = 200
"""Longer trainings are left aside: a mistake that reproduces 50 epochs reproduces 1000."""

REMEMBERED: Final = 2_048
"""Runs of a model, whose results take a few hundred bytes as a rule."""

MAX_ASKED: Final = 4_096
"""Bytes of arguments."""


class Runs:
    """The calls that a model can speak of, cheapest first, and its runs on them.

    Attributes
    ----------
    calls : list of Call
        Those that returned something, of which the model knows what would be right.
    """

    def __init__(self, calls: Sequence[Call], model: Model) -> None:
        self._model = model
        self._parameters = inspect.signature(model).parameters
        self._made: dict[tuple[Chosen, int], Parts | None] = {}
        self._actual: dict[int, Parts] = {}
        self._asked: dict[int, _Asked] = {}
        for call in calls:
            parts = parts_of(call.value) if call.fault is None else None
            if parts is not None:
                self._actual[id(call)] = parts
        told = [call for call in calls if id(call) in self._actual]
        cheap = [call for call in told if self._cost(call)[0] <= MAX_REPEATS]
        ordered = sorted(cheap, key=self._cost)
        self.calls = [call for call in ordered if self.made(frozenset(), call) is not None]
        for call in self.calls:
            self._drop_extras(call)

    def _drop_extras(self, call: Call) -> None:
        """Leave aside what came back beyond all that should: a cache may hold more."""
        right, actual = self.made(frozenset(), call) or {}, self._actual[id(call)]
        if right.keys() < actual.keys():
            self._actual[id(call)] = {path: actual[path] for path in right}

    def actual(self, call: Call) -> Parts:
        """Return what came back from a call, by parts."""
        return self._actual[id(call)]

    def made(self, chosen: Chosen, call: Call) -> Parts | None:
        """Return what the program with these slips gives; None if it does not run."""
        key = (chosen, id(call))
        if key not in self._made:
            self._made[key] = self._run(chosen, call)
        return self._made[key]

    def _run(self, chosen: Chosen, call: Call) -> Parts | None:
        names = frozenset(slip.name for slip in chosen)
        if id(call) not in self._asked:
            self._asked[id(call)] = _Asked.of(self._model, call)
        asked = self._asked[id(call)]
        return _remembered(asked, names) if asked.digest else _run(asked, names)

    def repeats(self, call: Call) -> int:
        """Count how often the model goes round in a call, one for those that do not."""
        return max(1, self._cost(call)[0])

    def _cost(self, call: Call) -> tuple[int, int]:
        """Order calls by how soon they tell most: few repetitions first, then many numbers."""
        defaults = {name: parameter.default for name, parameter in self._parameters.items()}
        given = dict(zip(list(defaults)[1:], call.args, strict=False)) | dict(call.kwargs)
        repeats = [item for item in (defaults | given).values() if type(item) is int]
        arrays = [np.size(item) for item in call.args if isinstance(item, np.ndarray)]
        return sum(repeats), -sum(arrays)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A model, and what it is called with: equal to another by content.

    A call that was given something that the submission had returned before has no digest: no other
    submission has its like. Nor has one with many numbers, whose results would take much memory.
    """

    model: Model
    digest: bytes
    call: Call = field(compare=False)

    @classmethod
    def of(cls, model: Model, call: Call) -> "_Asked":
        call = dataclasses.replace(call, value=None, after=(), fault=None)
        if any(isinstance(argument, Call) for argument in call.args):
            return cls(model, b"", call)
        content = pickle.dumps((call.args, call.kwargs, call.given))  # never to be loaded
        digest = hashlib.sha256(content).digest() if len(content) <= MAX_ASKED else b""
        return cls(model, digest, call)


_known: WeakKeyDictionary[Model, dict[tuple[bytes, frozenset[str]], Parts | None]]
_known = WeakKeyDictionary()
"""What models have made, for as long as there are these models."""


def _remembered(asked: _Asked, names: frozenset[str]) -> Parts | None:
    known = _known.setdefault(asked.model, {})
    key = asked.digest, names
    if key not in known:
        if len(known) >= REMEMBERED:
            known.clear()
        known[key] = _run(asked, names)
    return known[key]


def _run(asked: _Asked, names: frozenset[str]) -> Parts | None:
    """Run the program with these slips; None if it does not run."""
    call = asked.call
    takes_given = "given" in inspect.signature(asked.model).parameters
    more: dict[str, Any] = {"given": call.given} if takes_given else {}
    try:
        with np.errstate(all="ignore"):
            return parts_of(asked.model(names.__contains__, *call.args, **call.kwargs, **more))
    except Exception:  # these slips together make a program that does not run
        return None
