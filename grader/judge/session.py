"""One step of one submission while it is judged: its worker, and what has been learned so far."""

import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NoReturn

from grader.judge.causes import cause_of, missing_function, status_of, tried, where_of
from grader.judge.decoys import Decoys, Pace
from grader.judge.parameters import Parameters
from grader.judge.record import Record
from grader.judge.script import Answers, Call, Line, Question, Script, ask, seen_digest
from grader.judge.sharing import Shared
from grader.judge.unmet import Unmet, brief
from grader.model import (
    Asked,
    Cause,
    Code,
    Course,
    Fault,
    FaultKind,
    FunctionFound,
    Limits,
    Loading,
    Observation,
    Status,
    Step,
    Submission,
)
from grader.printable import shortened
from grader.worker.frame import WireError
from grader.worker.supervisor import Worker

if TYPE_CHECKING:
    from grader.judge.rehearsal import Rehearsal

MAX_TIMEOUTS: Final = 2
MAX_NOTES: Final = 8

Launch = Callable[[bool], Worker]
"""Starts a worker; True for the learner's code alone, without the reference of earlier steps."""


class Session:
    """A step being judged.

    Parameters
    ----------
    launch : callable
        Starts the workers.
    """

    def __init__(self, course: Course, step: Step, submission: Submission, launch: Launch) -> None:
        self.step = step
        self._parts = course, step, submission, launch
        self.whole = submission.whole is not None
        self.limits: Limits = course.limits
        self.source = submission.source_of(step)
        self.parameters = Parameters(course, step)
        self._pace = Pace()
        self._decoys: Decoys | None = None
        self.notes: list[str] = []
        self.record = Record()
        self.script: Script | None = None
        self._asked: list[Line] = []
        self._answers: Answers = deque()
        self._is_loaded_alike: bool | None = None
        self.shared = Shared()
        self._launch = launch
        self._workers: dict[bool, Worker] = {}
        self._ahead: Collection[bool] = (False,)
        self._timeouts: Counter[str] = Counter()

    def again(self, seed: int) -> "Session":
        """Make a session of the same step for a second round.

        It has fresh workers, and decoys among its calls. What it notes and records is its own.
        """
        self.script = Script()
        second = Session(*self._parts)
        second._ahead = self._workers  # it will need the same ones
        second._decoys = Decoys(seed, self._pace)
        return second

    @property
    def readable(self) -> bool:
        """Whether there is anything to run."""
        return self.source is not None and self.source.problem is None

    def start(self) -> None:
        """Start the workers ahead of their first use, as far as it is known which."""
        if self.readable and self._mentioned:
            for own in tuple(self._ahead):
                self._worker(own)

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers.values():
            worker.close()

    @property
    def isolation(self) -> tuple[str, ...]:
        """What the workers were held to; empty if none ran."""
        found = [worker.isolation for worker in self._workers.values()]
        return found[0] if found else ()

    def _worker(self, own: bool) -> Worker:
        if own not in self._workers:
            self._workers[own] = self._launch(own)
        return self._workers[own]

    def note(self, text: str) -> None:
        """Remark something that costs nothing, once."""
        said = shortened(text)
        if said not in self.notes and len(self.notes) < MAX_NOTES:
            self.notes.append(said)

    @cached_property
    def loading(self) -> Loading:
        """What came of running the learner's file."""
        loading = self._worker(False).load()
        silent = FaultKind.SYNTAX_ERROR, FaultKind.NOT_WRITTEN
        if faults := [fault for fault in loading.faults if fault.kind not in silent]:
            cause = self.cause(faults[0], "")
            stop = "" if cause.message.endswith((".", "?", "!")) else "."
            more = f", as did {len(faults) - 1} more" if len(faults) > 1 else ""
            self.note(
                f"Outside of functions, {place_text(cause.line, cause.where)} did not run{more}: "
                f"{cause.message}{stop} The functions are graded all the same."
            )
        return loading

    def cause(self, fault: Fault, call: str) -> Cause:
        """Word a fault."""
        return brief(cause_of(fault, call, self.source.file if self.source else "", self.limits))

    def present(self, function: str) -> FunctionFound:
        """Demand that a function is there, and more than a stub."""
        self._demand_file()
        if not self._mentioned:
            self._not_here(function)
        found = self.loading.functions.get(function)
        if found is None:  # the file could not be loaded, not even its definitions alone
            fault = next(iter(self.loading.faults), Fault(FaultKind.CRASHED, text="no word of it"))
            raise Unmet(Status.ERROR, self.cause(fault, "while your file was loaded"))
        if found.fault is not None:
            raise Unmet(status_of(found.fault), self.cause(found.fault, f"`{function}`"))
        if found.stub:
            cause = Cause(Code.NOT_WRITTEN, f"`{function}` is not yet written.", line=found.line)
            raise Unmet(Status.SKIP, cause)
        if self._is_elsewhere():
            self._not_here(function)
        if not found.there:
            raise Unmet(Status.FAIL, self._missing(function, found))
        return found

    @cached_property
    def _mentioned(self) -> bool:
        """Whether one file for all steps has any word of this one: if not, it need not be run."""
        texts = [block.text for block in self.source.blocks] if self.source else []
        own = [name for name in self.step.functions if name not in self.step.also]
        return not self.whole or any(name in text for name in own for text in texts)

    def _not_here(self, function: str) -> NoReturn:
        message = f"`{function}` is not yet written: your file has no function of this step."
        raise Unmet(Status.SKIP, Cause(Code.NOT_WRITTEN, message))

    def _is_elsewhere(self) -> bool:
        """Whether the file holds other steps, and nothing of this one so far.

        A function that another step has under the same name says nothing.
        """
        found = self.loading.functions.items()
        own = [item for name, item in found if name not in self.step.also]
        return self.whole and not any(item.there or item.fault for item in own)

    def _missing(self, function: str, found: FunctionFound) -> Cause:
        if found.line is None:
            return missing_function(function, self.loading.names)
        message = f"`{function}` is not a function, but a value of type {found.type}."
        return Cause(Code.MISSING_FUNCTION, message, line=found.line, where=found.label or None)

    def _demand_file(self) -> None:
        if self.source is None:
            message = f"There is no file {self.step.stem}.py."
            raise Unmet(Status.SKIP, Cause(Code.MISSING_FILE, message))
        if self.source.problem is not None:
            raise Unmet(Status.ERROR, self.source.problem)

    def reachable(self, function: str) -> FunctionFound:
        """Demand that a function can be called; what it lacks is the presence check's to tell."""
        if function not in self.step.functions:  # of an earlier step: the whole network is run
            return FunctionFound(there=True, type="function", stub=False, fault=None)
        try:
            found = self.present(function)
        except Unmet as unmet:
            raise Unmet(Status.SKIP, unmet.cause) from None
        if self._timeouts[function] >= MAX_TIMEOUTS:
            message = f"Not tried again: `{function}` ran out of time {MAX_TIMEOUTS} times."
            raise Unmet(Status.SKIP, Cause(Code.NOT_REACHED, message, line=found.line))
        return found

    def call(self, asked: Asked, own: bool) -> Observation:
        """Call a function of the submission, and note what it warned of.

        Parameters
        ----------
        own : bool
            Whether of the learner's code alone, rather than on the reference of earlier steps.
        """
        if (answered := self._answered(asked, own)) is not None:
            self._note_asides(asked.function, answered)
            return answered
        worker = self._worker(own)
        if self._decoys and asked.stands_alone:
            self._decoys.before(worker, own, asked)
        started = time.monotonic()
        observation = worker.call(asked)
        seconds = time.monotonic() - started
        self._pace.add(own, asked, seconds)
        if self._decoys is None:
            self._note_call(asked, own, observation, seconds)
        self._note_asides(asked.function, observation)
        return observation

    def _note_call(self, asked: Asked, own: bool, observation: Observation, seconds: float) -> None:
        """Note a call of the first round, for the diagnosis and for the second round."""
        if not own and asked.function in self.step.functions:
            self.record.add(asked, observation)
        if self.script is None:
            return
        try:
            if observation.fault is not None:
                raise ValueError(observation.fault)
            digest = seen_digest(observation, asked)
        except (WireError, ValueError):
            self.script.add_unclear()
        else:
            self.script.add(Call(asked, own, digest, seconds))

    def _note_asides(self, function: str, observation: Observation) -> None:
        """Note what a call did beside returning something."""
        if observation.fault is not None and observation.fault.kind is FaultKind.TIMED_OUT:
            self._timeouts[function] += 1
        for trespass in observation.trespasses:
            place = place_text(trespass.line, trespass.label or None)
            self.note(f"`{function}` {tried(trespass.what)} ({place}).")
        for warned in observation.warnings:
            place = place_text(warned.line, warned.label or None)
            where = f" ({place})" if warned.line else ""
            self.note(f"`{function}` warned: {warned.text}{where}. A warning costs no points.")

    def repeats(self, rehearsal: "Rehearsal", seed: int) -> bool:
        """Whether all calls of a rehearsal return what they should, bit for bit.

        If so, the record is what it would be had the scene been played: it remembers the opening.
        """
        worker = self._worker(False)
        opening: list[tuple[Asked, Observation]] = []
        for call in rehearsal.opening if self._decoys is None else ():
            asked = call.asked if opening else replace(call.asked, seed=seed)
            seen = worker.call(asked)
            if seen.fault or seen.trespasses or not rehearsal.is_right(call, seen.value):
                return False
            opening.append((asked, seen))
        for frame in rehearsal.frames:
            made = worker.repeat(frame.calls)
            if made.odd or made.results != frame.digests:
                return False
        for asked, seen in opening:
            self.record.add(asked, seen)
            self._note_asides(asked.function, seen)
        if self.script is not None:
            self.script.add(*rehearsal.frames)
        return True

    def is_answered_as(self, first: "Session", check: str) -> bool:
        """Whether all that a check asked in the first round is answered alike, to the bit.

        If not, and the check is run, it has the answers that have come.
        """
        self._answers.clear()  # of the check before, that did not need them all
        script = first.script
        lines = script.take(check) if script is not None else None
        if script is None or lines is None or self._decoys is None or not self._loads_as(first):
            return False
        lines = [line for line in lines if not any(line is other for other in self._asked)]
        answers = ask(lines, self._worker, self._decoys)
        if answers is None:
            self._asked += filter(script.shares, lines)  # what checks share is asked once
        else:
            self._answers = answers
        return answers is None

    def _loads_as(self, first: "Session") -> bool:
        if self._is_loaded_alike is None:
            self._is_loaded_alike = self.loading == first.loading
        return self._is_loaded_alike

    def _answered(self, asked: Asked, own: bool) -> Observation | None:
        """Return what a call was answered in this round already."""
        if self._answers:
            call, observation = self._answers.popleft()
            if call.is_of(asked, own):
                return observation
            self._answers.clear()  # the check goes another way
        return None

    def accepts(self, function: str, args: int, keywords: Sequence[str]) -> Mapping[str, object]:
        """Ask whether a function takes so many arguments, and these keywords."""
        answer = self._worker(False).accepts(function, args, keywords)
        if self.script is not None:
            self.script.add(Question(function, args, tuple(keywords), answer))
        return answer

    def fault_to_unmet(self, fault: Fault, call: str) -> Unmet:
        """Turn a fault of a call into the end of its check."""
        return Unmet(status_of(fault), self.cause(fault, call))


def place_text(line: int | None, where: str | None) -> str:
    """Say where to look.

    Examples
    --------
    >>> place_text(12, None)
    'line 12'
    >>> place_text(2, "code cell 4")
    'code cell 4, line 2'
    """
    return ", ".join(part for part in (where, f"line {line}" if line else "") if part)


__all__ = ["Session", "place_text", "where_of"]
