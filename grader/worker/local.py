"""A worker without a process: for a learner with a debugger, never for a grade."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import numpy as np

from grader.model import Asked, Fault, FaultKind, Loading, Observation, Repetition
from grader.worker import wire
from grader.worker.answer import read_acceptance, read_loading, read_observation, read_repetition
from grader.worker.program import Program
from grader.worker.request import call_request


class LocalWorker:
    """Runs the submission in this process, so that breakpoints in it stop."""

    isolation: tuple[str, ...] = ()

    def __init__(self, request: Mapping[str, Any]) -> None:
        self._request = _across(request)
        names = (*request["files"], *request["earlier"], request["main"], *request["inert"])
        self._names = frozenset(names)
        self._modules: dict[str, ModuleType] = {}
        self._program: Program | None = None

    def load(self) -> Loading:
        """Say what was found in the submission."""
        with self._entered() as program:
            return read_loading(_across(program.describe()))

    def call(self, asked: Asked) -> Observation:
        """Call a function here, for as long as it takes."""
        request = call_request(asked, 0.0)
        with self._entered() as program:
            answer = program.call(_across(request))
            try:
                return read_observation(_across(answer), asked.sent)
            except wire.WireError:
                return Observation(fault=Fault(FaultKind.TOO_LARGE))

    def repeat(self, calls: bytes) -> Repetition:
        """Make calls here, one after the other, for as long as they take."""
        with self._entered() as program:
            return read_repetition(_across(program.repeat({"calls": calls, "seconds": 0.0})))

    def accepts(self, function: str, args: int, keywords: Sequence[str]) -> Mapping[str, Any]:
        """Ask whether a function takes these arguments."""
        with self._entered() as program:
            return read_acceptance(_across(program.accepts(function, args, keywords)))

    def close(self) -> None:
        """Forget the submission."""
        self._program = None

    @contextmanager
    def _entered(self) -> Iterator[Program]:
        """Let the submission's modules and its rule over imports in, for as long as it runs.

        The judge shares this process and has modules of the same names: the reference, and the
        plotting library that the submission gets a stand-in for.
        """
        judges = self._taken_out()
        sys.modules.update(self._modules)
        finders = list(sys.meta_path)
        try:
            if self._program is None:
                self._program = Program(self._request, debug=True)
            else:
                sys.meta_path.insert(0, self._program.gate)
            # A check calculates without warnings; a submission has those of a fresh process.
            with np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"):
                yield self._program
        finally:
            sys.meta_path[:] = finders
            self._modules = self._taken_out()
            sys.modules.update(judges)

    def _taken_out(self) -> dict[str, ModuleType]:
        names = [name for name in sys.modules if name.partition(".")[0] in self._names]
        return {name: sys.modules.pop(name) for name in names}


def _across(value: Any) -> Any:
    """Copy a value as the wire would, so that the judge sees the same types."""
    return wire.decode(wire.encode(value))
