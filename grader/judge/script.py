"""What the checks of a step asked in the first round, so that the second can ask it in one go.

A check sees nothing of a submission but what came back from its calls. If a fresh process, asked
the same in another order and with decoys in between, gives the same back to the bit, the check
would find what it found before, and need not be run again. If anything differs, it is run, on the
answers that have just come: asking once more would give luck another chance.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from grader.judge.decoys import Decoys
from grader.judge.sharing import key_of
from grader.model import Asked, Fault, FaultKind, Observation
from grader.worker.encoding import encode
from grader.worker.frame import Malformed, WireError, decode
from grader.worker.request import repeated
from grader.worker.supervisor import Worker

FRAME_CALLS: Final = 64
FRAME_SECONDS: Final = 0.5
"""What the calls of a frame took at first; longer ones have a frame for themselves."""

MAX_LINES: Final = 6_000
"""Of a step, whose arguments are held for so long: its longest scene has 2,400 calls."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call, and a digest of all that a check could see of what came back."""

    asked: Asked
    own: bool
    digest: bytes
    seconds: float = 0.0

    def is_of(self, asked: Asked, own: bool) -> bool:
        """Whether it is this that is asked, to the bit."""
        return key_of(asked, own) == key_of(self.asked, self.own)


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a function takes some arguments, and what the answer was."""

    function: str
    args: int
    keywords: tuple[str, ...]
    answer: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Frame:
    """Calls that were made in one go at first already, encoded, and a digest of each result."""

    calls: bytes
    digests: tuple[bytes, ...]


Line = Call | Question | Frame
Answers = deque[tuple[Call, Observation]]


@dataclass(slots=True)
class Script:
    """What each check of a step asked."""

    _lines: dict[str, list[Line]] = field(default_factory=dict)
    _unclear: set[str] = field(default_factory=set)
    _shared: dict[bytes, Line | None] = field(default_factory=dict)
    _check: str = ""
    _count: int = 0

    def begin(self, check: str) -> None:
        """Note what comes for this check."""
        self._check = check

    def add(self, *lines: Line) -> None:
        """Note what was asked, and answered."""
        if self._count + len(lines) > MAX_LINES:
            self.add_unclear()
        else:
            self._count += len(lines)
            self._lines.setdefault(self._check, []).extend(lines)

    def add_unclear(self) -> None:
        """Note that something was answered that has no digest."""
        self._unclear.add(self._check)

    def share(self, key: bytes) -> None:
        """Note that this check looks at a call that others look at, too, by its key."""
        if key not in self._shared:
            made = self._lines.get(self._check)
            self._shared[key] = made[-1] if made and self._check not in self._unclear else None
        elif (line := self._shared[key]) is not None:
            self.add(line)
        else:
            self.add_unclear()

    def shares(self, line: Line) -> bool:
        """Whether several checks may look at what was asked."""
        return any(line is shared for shared in self._shared.values())

    def take(self, check: str) -> list[Line] | None:
        """Return what a check asked, and forget it; None if some of it is unclear."""
        lines = self._lines.pop(check, [])
        self._count -= len(lines)
        return None if check in self._unclear else lines


def seen_digest(observation: Observation, asked: Asked) -> bytes:
    """Digest what a check can see of what came back.

    Raises
    ------
    WireError
        If it is too large.
    """
    left: list[object] | None = list(observation.arguments)
    if all(one is other for one, other in zip(observation.arguments, asked.sent, strict=True)):
        left = None
    seen = [observation.value, left, observation.given_used, observation.output]
    return hashlib.sha256(encode(seen)).digest()


def ask(
    lines: Sequence[Line], worker_of: Callable[[bool], Worker], decoys: Decoys
) -> Answers | None:
    """Ask all of it of other workers; return None if every answer is the same to the bit.

    Otherwise, return the answers to the calls up to where the check has to ask by itself.
    """
    calls = _Calls(worker_of)
    for line in lines:
        if isinstance(line, Call):
            goes_on = calls.add(line, decoys)
        else:
            goes_on = calls.make() and _is_alike(line, worker_of(False))
            calls.alike = calls.alike and goes_on
        if not goes_on:
            break
    calls.make()
    return None if calls.alike else calls.answers()


def _is_alike(line: Question | Frame, worker: Worker) -> bool:
    if isinstance(line, Frame):
        return worker.repeat(line.calls).results == line.digests
    return worker.accepts(line.function, line.args, line.keywords) == line.answer


class _Calls:
    """Calls that are made in one go, frame by frame."""

    def __init__(self, worker_of: Callable[[bool], Worker]) -> None:
        self.alike = True
        self._worker_of = worker_of
        self._made: list[tuple[Call, bytes | Fault]] = []
        self._begin(own=False)

    def _begin(self, own: bool) -> None:
        self._own, self._seconds = own, 0.0
        self._requests: list[dict[str, Any]] = []
        self._calls: list[Call | None] = []

    def add(self, call: Call, decoys: Decoys) -> bool:
        """Add a call, perhaps with a decoy before it; False if it comes to nothing any more."""
        seconds = self._seconds + call.seconds
        is_full = len(self._requests) >= FRAME_CALLS or seconds > FRAME_SECONDS
        if is_full or call.own != self._own:
            if not self.make():
                return False
            self._begin(call.own)
        asked = call.asked
        if asked.stands_alone and (decoy := decoys.drawn(call.own, asked)) is not None:
            self._requests.append(repeated(decoy))
            self._calls.append(None)
        self._requests.append(repeated(asked))
        self._calls.append(call)
        self._seconds += call.seconds
        return True

    def make(self) -> bool:
        """Make the calls that have come together; False if not all of them were answered."""
        if not self._requests:
            return True
        try:
            made = self._worker_of(self._own).repeat(encode(self._requests))
        except WireError:
            self.alike = False
            return False
        pairs = list(zip(self._calls, made.results, strict=False))
        answered = [(call, result) for call, result in pairs if call is not None]
        self._made += answered
        complete = len(made.results) == len(self._calls)
        if made.fault is not None and None not in self._calls:  # a decoy's end is nobody's
            unanswered = self._calls[len(answered)]
            assert unanswered is not None
            self._made.append((unanswered, made.fault))
        self.alike = self.alike and complete and all(map(_is_as_before, answered))
        self._begin(self._own)
        return complete

    def answers(self) -> Answers:
        """Return what the calls were answered."""
        return deque((call, _observation(result, call.asked)) for call, result in self._made)


def _is_as_before(made: tuple[Call, bytes | Fault]) -> bool:
    call, result = made
    return isinstance(result, bytes) and hashlib.sha256(result).digest() == call.digest


def _observation(result: bytes | Fault, asked: Asked) -> Observation:
    """Read a result, with the distrust of `grader.worker.answer`."""
    if isinstance(result, Fault):
        return Observation(fault=result)
    try:
        value, left, used, output = decode(result)
        arguments = tuple(asked.sent if left is None else left)
        if type(used) is int and type(output) is str and len(arguments) == len(asked.args):
            return Observation(value, None, arguments, output, given_used=used)
    except (Malformed, TypeError, ValueError):
        pass
    return Observation(fault=Fault(FaultKind.TAMPERED, text="it sent no proper answer"))
