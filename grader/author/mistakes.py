"""Judges the catalogue of mistakes: each one must be caught by the hidden tests, and named.

A mistake is handed in as a program of its own: the model with its slips made, in a worker that runs
it in this process, since it is the course's own code. The hidden tests are collected once.
"""

import importlib
import inspect
import itertools
import random
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import numpy as np
import pytest

from grader.diagnosis.catalogue import Call, Catalogue, Model, Slip, load_catalogue
from grader.diagnosis.diagnose import slip_ids
from grader.judge.declared import judges_whole_network, stem_of
from grader.judge.naming import name_mistakes
from grader.judge.plugin import Judge
from grader.judge.session import Session
from grader.judge.sitting import Sitting, sit
from grader.judge.surroundings import reference_importable
from grader.model import (
    Asked,
    Course,
    Fault,
    FaultKind,
    FunctionFound,
    GraderFault,
    Kept,
    Loading,
    Observation,
    Repetition,
    Source,
    Status,
    Step,
    Submission,
    Verdict,
)
from grader.worker import wire

NAMED: Final = 0.98
PAIRS_NAMED: Final = 0.90
"""Shares below which the catalogue is not good enough."""

LONG: Final = 0.15
"""Seconds; a check that takes longer is left out where another one has failed already."""

THERE: Final = FunctionFound(there=True, type="function", stub=False, line=1)


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of slips made together.

    Attributes
    ----------
    caught : bool
        Whether any check failed.
    named : tuple of str
        Ids of the slips named on the function's checks, first message first.
    """

    slips: tuple[Slip, ...]
    caught: bool
    named: tuple[str, ...]

    @property
    def ids(self) -> set[str]:
        """What was made."""
        return {slip.id for slip in self.slips}

    @property
    def is_named(self) -> bool:
        """Whether all that was made is named, or, of several, at least one."""
        hit = self.ids & set(self.named)
        return hit == self.ids if len(self.slips) == 1 else bool(hit)


@dataclass(slots=True)
class Figures:
    """Counts of all that was tried."""

    tried: list[Tried] = field(default_factory=list)

    def of_size(self, size: int) -> list[Tried]:
        """Return those with so many slips."""
        return [one for one in self.tried if len(one.slips) == size]

    def caught(self, size: int) -> list[Tried]:
        """Return those that some check rejected."""
        return [one for one in self.of_size(size) if one.caught]

    def named(self, size: int) -> list[Tried]:
        """Return, of those caught, the ones given a right name."""
        return [one for one in self.caught(size) if one.is_named]

    @property
    def good_enough(self) -> bool:
        """Whether every mistake is caught, and enough of all are named."""
        single, caught, named = self.of_size(1), self.caught(1), self.named(1)
        pairs, right = self.caught(2), self.named(2)
        return (
            len(caught) == len(single)
            and len(named) >= NAMED * len(caught)
            and len(right) >= PAIRS_NAMED * len(pairs)
        )

    def confusion(self) -> Counter[tuple[str, str]]:
        """Count what single slips were named instead."""
        return Counter(
            (one.slips[0].id, " + ".join(one.named) or "nothing")
            for one in self.of_size(1)
            if not one.is_named
        )


def judge_mistakes(
    course: Course, steps: Sequence[Step], pairs: int, tell: Callable[[str], None]
) -> Figures:
    """Hand in every slip, and so many pairs per function, as programs; return what became of them.

    Raises
    ------
    GraderFault
        If a model without a slip does not pass.
    KeyboardInterrupt
        If the user stopped it.
    """
    figures = Figures()
    for step in steps:
        with reference_importable(course):
            rounds = _Rounds(course, step, load_catalogue(course, step), pairs, figures)
        problems = sit(course, rounds.judge, rounds.work)
        if faults := [*problems, *rounds.judge.faults]:
            raise GraderFault("\n".join(faults))
        tell(step.id)
    return figures


class _Rounds:
    """Runs the collected checks once for each program."""

    def __init__(
        self, course: Course, step: Step, catalogue: Catalogue, pairs: int, figures: Figures
    ) -> None:
        self.course, self.step, self.catalogue, self.figures = course, step, catalogue, figures
        self.pairs = pairs
        self.judge = Judge([step], seed=0)
        self._seconds: dict[str, float] = {}

    def work(self, sitting: Sitting[list[str]]) -> list[str]:
        """Try all programs; return what is wrong with the models themselves."""
        problems = []
        run = partial(self._run, sitting)
        for function in self.step.functions:
            slips = [s for s in self.catalogue.slips.get(function, ()) if not s.right]
            items = [item for item in sitting.items if _function_of(item) == function]
            if slips and run(items, function, ())[0]:
                problems.append(f"the model of {function} does not pass without a slip")
                continue
            for chosen in self._programs(slips):
                self.figures.tried.append(Tried(chosen, *run(items, function, chosen)))
        return problems

    def _programs(self, slips: Sequence[Slip]) -> Iterator[tuple[Slip, ...]]:
        yield from ((slip,) for slip in slips)
        pairs = [p for p in itertools.combinations(slips, 2) if p[0].point != p[1].point]
        if len(pairs) > self.pairs:
            pairs = random.Random(0).sample(pairs, self.pairs)  # noqa: S311 - a fair sample
        yield from pairs

    def _session(self, function: str, chosen: Sequence[Slip]) -> Session:
        submission = Submission("", "", files={self.step.stem: Source(f"{self.step.stem}.py")})
        worker = ModelWorker(self.step, self.catalogue, function, chosen)
        return Session(self.course, self.step, submission, lambda own: worker)

    def _run(
        self,
        sitting: Sitting[list[str]],
        items: Sequence[pytest.Item],
        function: str,
        chosen: Sequence[Slip],
    ) -> tuple[bool, tuple[str, ...]]:
        """Run the checks of a function on one program; say whether it fails, and what is named."""
        session = self._session(function, chosen)
        self.judge.begin({self.step.stem: session})
        for item in sorted(items, key=lambda item: self._seconds.get(item.name, 0.0) > LONG):
            failed = any(v.status is not Status.PASS for v in self.judge.found())
            if failed and self._seconds.get(item.name, 0.0) > LONG:
                continue  # it can tell no more
            started = time.perf_counter()
            sitting.run_one(item)
            self._seconds.setdefault(item.name, time.perf_counter() - started)
        verdicts = self.judge.found()
        if all(verdict.status is Status.PASS for verdict in verdicts):
            return False, ()
        return True, _names(name_mistakes(session, verdicts, self.catalogue))


def _function_of(item: pytest.Item) -> str:
    """Name the function that a check judges; none for the whole network, which is no model."""
    marker = item.get_closest_marker("check")
    is_model = stem_of(item) and not judges_whole_network(item)
    return str(marker.kwargs["function"]) if marker and is_model else ""


def _names(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Return the ids on the verdicts, each once."""
    mistakes = [verdict.mistake for verdict in verdicts if verdict.mistake is not None]
    return tuple(dict.fromkeys(name for mistake in mistakes for name in slip_ids(mistake)))


class ModelWorker:
    """A worker, of one function of a step, that runs a model with some slips made."""

    isolation: tuple[str, ...] = ()

    def __init__(
        self, step: Step, catalogue: Catalogue, function: str, slips: Sequence[Slip]
    ) -> None:
        self._step, self._catalogue, self._function = step, catalogue, function
        self._names = {slip.name for slip in slips}
        self._kept: dict[str, Call] = {}

    def load(self) -> Loading:
        """Say that all functions are there."""
        return Loading(functions=dict.fromkeys(self._step.functions, THERE))

    def repeat(self, calls: bytes) -> Repetition:
        """Tell nothing: the record is to hold the calls as they come."""
        return Repetition()

    def accepts(self, function: str, args: int, keywords: Sequence[str]) -> Mapping[str, Any]:
        """Say that a function takes what it is asked for."""
        return {"accepts": True, "signature": None}

    def close(self) -> None:
        """Nothing is held."""

    def call(self, asked: Asked) -> Observation:
        """Run the model, as a submission whose functions are its own."""
        function, args = asked.function, tuple(asked.args)
        made = self._names if function == self._function else set()
        passed = [self._kept.get(a.key, a) if isinstance(a, Kept) else a for a in args]
        value, fault = None, None
        try:
            found = self._value(function, made, passed, asked.kwargs, asked.given)
            value = self._completed(function, found)
        except Exception as error:  # a slip may make a program that does not run
            fault = Fault(FaultKind.RAISED, type(error).__name__, str(error))
        call = Call(tuple(passed), dict(asked.kwargs), dict(asked.given), value, args, fault)
        if asked.keep is not None:
            self._kept[asked.keep] = call
        return Observation(value, fault, args, given_used=int(bool(asked.given)))

    def _value(
        self,
        function: str,
        made: Set[str],
        args: Sequence[object],
        kwargs: Mapping[str, object],
        given: Mapping[str, object],
    ) -> object:
        """Run the model; the reference where no model speaks of such a call."""
        model = self._catalogue.models[function]
        more = {"given": given} if "given" in inspect.signature(model).parameters else {}
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                value = model(made.__contains__, *args, **kwargs, **more)
            except Exception:
                if made and self._speaks(model, args, kwargs, more):
                    raise
                value = getattr(importlib.import_module(self._step.stem), function)(*args, **kwargs)
        return wire.decode(wire.encode(value))

    def _completed(self, function: str, value: Any) -> Any:
        """Put something where the model leaves out what is the learner's own affair."""
        private = self._catalogue.private.get(function, ())
        if not private or not isinstance(value, tuple):
            return value
        items = list(value)
        for at in sorted(private):
            items.insert(at, {})
        return tuple(items)

    def _speaks(
        self, model: Model, args: Sequence[object], kwargs: Mapping[str, object],
        more: Mapping[str, object],
    ) -> bool:  # fmt: skip
        """Whether the model without a slip runs on a call."""
        try:
            model(set[str]().__contains__, *args, **kwargs, **more)
        except Exception:
            return False
        return True
