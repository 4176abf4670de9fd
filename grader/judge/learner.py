"""The submission, as a hidden test sees it: functions to call, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from grader.judge.seen import Seen
from grader.judge.session import Session
from grader.judge.sharing import key_of
from grader.judge.unmet import Unmet
from grader.model import Asked, Cause, Code, Kept, Observation, Status

if TYPE_CHECKING:
    from grader.judge.rehearsal import Rehearsal

MAX_SHOWN: Final = 60
"""Longer arguments are shown by their names."""


@dataclass(slots=True)
class Learner:
    """Calls the learner's functions for one check.

    Parameters
    ----------
    session : Session
        The step's.
    seed : int
        The check's own, so that no check depends on the ones before it.
    own : bool
        Whether the learner's code runs alone, without the reference of the earlier steps.
    patience : int or None
        Tries that are worth it where luck decides, if no grade depends on them.
    shared_seed : int
        Of the shared calls, whichever check makes them.
    """

    session: Session
    seed: int
    own: bool = False
    patience: int | None = None
    shared_seed: int = 0
    _called: bool = False

    def present(self, function: str) -> None:
        """Demand that the function exists."""
        self.session.present(function)

    def takes(self, function: str, *keywords: str) -> None:
        """Demand that the function can be called with its arguments, the named ones by name."""
        found = self.session.present(function)
        names = self.session.parameters[function]
        positional = len(names) - len(keywords)
        for asked in ((), keywords):
            answer = self.session.accepts(function, positional, asked)
            if not answer["accepts"]:
                shown = ", ".join([*names[:positional], *(f"{k}=…" for k in asked)])
                cause = Cause(
                    Code.WRONG_SIGNATURE,
                    f"`{function}` cannot be called as {function}({shown}): {answer.get('text')}.",
                    expected=f"{function}({', '.join(names)})",
                    actual=str(answer["signature"]),
                    line=found.line,
                    where=found.label or None,
                )
                raise Unmet(Status.FAIL, cause)

    def call(
        self,
        function: str,
        *args: object,
        given: Mapping[str, object] | None = None,
        seed: int | None = None,
        keep: str | None = None,
        shared: bool = False,
        **kwargs: object,
    ) -> Seen:
        """Call a function and demand that it returns.

        Parameters
        ----------
        given : mapping, optional
            Functions that for this call return a copy of the value given here.
        seed : int, optional
            Seeds NumPy's global generator before the call. The first call of a check is seeded in
            any case.
        keep : str, optional
            Key under which the worker keeps what comes back, so that a later call may have a
            `Kept` part of it among its arguments.
        shared : bool
            Whether an equal call, `given` and `seed` too, that a check of this step has shared in
            this round need not be made again: its result is handed out. Without a `seed` it has
            one that all shared calls have. For a long training that several checks look at.
        """
        observation = self.observe(
            function, *args, given=given, seed=seed, keep=keep, shared=shared, **kwargs
        )
        seen = self.seen(function, observation, *args, **kwargs)
        if observation.fault is not None:
            raise self.session.fault_to_unmet(observation.fault, seen.call)
        return seen

    def observe(
        self,
        function: str,
        *args: object,
        given: Mapping[str, object] | None = None,
        seed: int | None = None,
        keep: str | None = None,
        shared: bool = False,
        **kwargs: object,
    ) -> Observation:
        """Call a function, whatever comes of it."""
        self.session.reachable(function)
        asked = Asked(function, args, kwargs, given or {}, seed, keep)
        if shared:
            if not asked.stands_alone:
                raise TypeError("a shared call keeps nothing, and is given nothing that was kept")
            # A check must not hang on whether the call was made here: what follows is seeded.
            self._called = False
            if seed is None:
                asked = replace(asked, seed=self.shared_seed)
            key = key_of(asked, self.own)
            call = partial(self.session.call, asked, self.own)
            made = self.session.shared.observation(key, call)
            if self.session.script is not None:
                self.session.script.share(key)
            return made
        if seed is None and not self._called:
            asked = replace(asked, seed=self.seed)
        self._called = True
        return self.session.call(asked, self.own)

    def repeats(self, rehearsal: "Rehearsal") -> bool:
        """Whether the functions return in all calls of a rehearsal what is right, bit for bit.

        Then its scene would end as it does with right functions. If not, play it: a result that is
        off by a rounding is right as well.
        """
        try:
            for function in rehearsal.functions:
                self.session.reachable(function)
        except Unmet:
            return False
        return self.session.repeats(rehearsal, self.seed)

    def seen(
        self, function: str, observation: Observation, *args: object, **kwargs: object
    ) -> Seen:
        """Wrap what came back from a call."""
        found = self.session.reachable(function)
        names = self.session.parameters[function]
        call = describe_call(function, names, args, kwargs)
        where = found.label or None
        return Seen(call, observation, args, names, found.line, where)

    def tries(self, wanted: int) -> int:
        """Say how often to try what luck decides: as often as is wanted, when it is graded."""
        return wanted if self.patience is None else min(wanted, self.patience)

    def note(self, text: str) -> None:
        """Remark something about the submission that costs no points."""
        self.session.note(text)

    @property
    def rng(self) -> np.random.Generator:
        """A generator for this check's inputs; the same at every access."""
        return np.random.default_rng(self.seed)


def describe_call(
    function: str, names: list[str], args: tuple[object, ...], kwargs: Mapping[str, object]
) -> str:
    """Write a call as a learner would, with the shapes of its arrays after it.

    Examples
    --------
    >>> describe_call("relu", ["z"], (np.zeros((2, 3)),), {})
    'relu(z) with z (2, 3)'
    >>> describe_call("init_params", ["input_size", "hidden_size"], (3, 4), {})
    'init_params(3, 4)'
    """
    shown, shapes = [], []
    for name, value in zip([*names, *("?" * len(args))], args, strict=False):
        if isinstance(value, np.ndarray):
            shown.append(name)
            shapes.append(f"{name} {_shape(value)}")
        elif isinstance(value, dict | Kept) or len(repr(value)) > MAX_SHOWN:
            shown.append(name)
        else:
            shown.append(repr(value))
    shown += [f"{key}={value!r}" for key, value in kwargs.items()]
    call = f"{function}({', '.join(shown)})"
    return f"{call} with {', '.join(shapes)}" if shapes else call


def _shape(array: np.ndarray) -> str:
    """Few numbers are shown, many described; integers are worth a word."""
    if array.size <= 4 and array.ndim == 1:
        return "= [" + ", ".join(f"{item:g}" for item in array) + "]"
    return f"{array.shape}" + (", integers" if array.dtype.kind in "iu" else "")
