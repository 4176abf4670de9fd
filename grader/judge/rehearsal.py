"""Calls that are known ahead: those that a scene makes if the functions in it are right.

A hidden test may have the judge compute with a learner's functions for long: train a network with
their activation, say. Every call then waits for the one before. But what right functions return is
known; as long as a learner's return the same, bit for bit, they are called with the same. So all
calls can be made in one go, and if the digests agree, the scene ends as it does with the
reference. If they do not, nothing is known, and it is to be played.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from grader.judge.decoys import CHANCE, made_smaller
from grader.judge.learner import Learner
from grader.judge.record import MAX_CALLS
from grader.judge.script import FRAME_CALLS, Call, Frame
from grader.model import Asked, FunctionFound, Kept, Observation
from grader.worker.digest import digest_of
from grader.worker.encoding import encode
from grader.worker.request import repeated

FIRST_CALLS: Final = 4
"""In the first frame: a function that is not right shows it from the beginning, as a rule."""

Function = Callable[..., Any]
Private = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The calls of a scene.

    Attributes
    ----------
    opening : tuple of Call
        The first ones of each function, as many as a record has room for; with a digest of what
        each should return.
    frames : tuple of Frame
        All calls in order, decoys among them.
    private : mapping
        Function -> places in the tuple that it returns that no digest covers.
    """

    opening: tuple[Call, ...]
    frames: tuple[Frame, ...]
    private: Private

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions that are called."""
        return tuple(dict.fromkeys(call.asked.function for call in self.opening))

    def is_right(self, call: Call, value: object) -> bool:
        """Whether a call of the opening returned what it should, bit for bit."""
        return digest_of(value, self.private.get(call.asked.function, ())) == call.digest


def rehearse(
    functions: Mapping[str, Function],
    scene: Callable[[Learner], object],
    private: Private | None = None,
) -> Rehearsal:
    """Play a scene with right functions, and note every call.

    Parameters
    ----------
    functions : mapping
        The right ones, by name; they must be pure.
    scene : callable
        Is given a learner who has these functions. It must come to the same end for every learner
        whose functions return the same.
    private : mapping, optional
        Function -> places in the tuple that it returns whose content is a learner's own affair.
    """
    stage = _Stage(functions, private or {})
    scene(Learner(stage, seed=0))  # type: ignore[arg-type]
    return stage.rehearsal()


class _Stage:
    """What a learner has in the place of a `Session`: right functions, and a list of the calls."""

    def __init__(self, functions: Mapping[str, Function], private: Private) -> None:
        self.parameters: dict[str, list[str]] = {name: [] for name in functions}
        self._functions, self._private = functions, private
        self._opening: list[Call] = []
        self._count: Counter[str] = Counter()
        self._frames: list[Frame] = []
        self._calls: list[dict[str, Any]] = []
        self._digests: list[bytes] = []
        self._kept: dict[str, Any] = {}
        self._rng = np.random.default_rng(0)

    def reachable(self, function: str) -> FunctionFound:
        return FunctionFound(there=True, type="function", stub=False)

    def call(self, asked: Asked, own: bool) -> Observation:
        """Call a right function; at times, with other numbers before that."""
        asked = replace(asked, given={}, seed=None)
        if asked.stands_alone and self._rng.random() < CHANCE:
            others, options = made_smaller((list(asked.args), dict(asked.kwargs)), self._rng)
            self._note(replace(asked, args=others, kwargs=options))
        value, digest = self._note(asked)
        self._count[asked.function] += 1
        if self._count[asked.function] <= MAX_CALLS:
            self._opening.append(Call(asked, own, digest))
        return Observation(value=value)

    def _note(self, asked: Asked) -> tuple[Any, bytes]:
        """Make a call, and note it with the digest of what comes back."""
        known = (self._kept[a.key][a.index] if isinstance(a, Kept) else a for a in asked.args)
        value = self._functions[asked.function](*known, **asked.kwargs)
        if asked.keep is not None:
            self._kept[asked.keep] = value
        private = self._private.get(asked.function, ())
        self._calls.append(repeated(asked, private))
        digest = digest_of(value, private)
        self._digests.append(digest)
        if len(self._calls) >= (FRAME_CALLS if self._frames else FIRST_CALLS):
            self._end_frame()
        return value, digest

    def _end_frame(self) -> None:
        self._frames.append(Frame(encode(self._calls), tuple(self._digests)))
        self._calls, self._digests = [], []

    def rehearsal(self) -> Rehearsal:
        """Return what was noted."""
        if self._calls:
            self._end_frame()
        return Rehearsal(tuple(self._opening), tuple(self._frames), self._private)
