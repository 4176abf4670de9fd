"""What the checks of a step asked in the first round, so that the second can ask it in one go.

A check sees nothing of a submission but what came back from its calls. If a fresh process, asked
the same in another order and with decoys in between, gives the same back to the bit, every check
would find what it found before. So it is asked for digests alone, and no check is run again. If
anything differs, that tells nothing yet: then the round is held, check by check.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from grader.judge.decoys import Decoys
from grader.model import Kept, Observation
from grader.worker.digest import Digest
from grader.worker.encoding import encode
from grader.worker.frame import WireError
from grader.worker.request import as_sent, repeated
from grader.worker.supervisor import Worker

FRAME_CALLS: Final = 64
FRAME_SECONDS: Final = 0.5
"""What the calls of a frame took at first, but for the last of them: all have the time of one."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call, and a digest of all that a check could see of what came back."""

    function: str
    args: Sequence[object]
    kwargs: Mapping[str, object]
    given: Mapping[str, object] | None
    seed: int | None
    own: bool
    keep: str | None
    digest: str
    seconds: float


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
    digests: tuple[str, ...]


Line = Call | Question | Frame


@dataclass(slots=True)
class Script:
    """What each check of a step asked."""

    _lines: dict[str, list[Line]] = field(default_factory=dict)
    _unclear: set[str] = field(default_factory=set)
    _shared: dict[bytes, Line | None] = field(default_factory=dict)
    _check: str = ""

    def begin(self, check: str) -> None:
        """Note what comes for this check."""
        self._check = check

    def add(self, *lines: Line) -> None:
        """Note what was asked, and answered."""
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

    def of(self, checks: Iterable[str]) -> list[Line] | None:
        """Return what these checks asked, in their order; None if some of it is unclear.

        What several checks share was asked once, and stands where the first of them comes.
        """
        checks = list(checks)
        if not self._unclear.isdisjoint(checks):
            return None
        lines = (line for check in checks for line in self._lines.get(check, ()))
        return list({id(line): line for line in lines}.values())


def digest_of(observation: Observation, args: Sequence[object]) -> str:
    """Digest what a check can see of what came back: the worker digests the same.

    Raises
    ------
    WireError
        If it is too large.
    """
    left: list[object] | None = list(observation.arguments)
    if all(one is other for one, other in zip(observation.arguments, as_sent(args), strict=True)):
        left = None
    digest = Digest()
    digest.add([observation.value, left, observation.given_used])
    return digest.hex()


def is_answered_alike(
    lines: Sequence[Line], worker_of: Callable[[bool], Worker], decoys: Decoys
) -> bool:
    """Ask all of it of other workers; tell whether every answer is the same to the bit."""
    calls = _Calls(worker_of)
    for line in lines:
        if isinstance(line, Call):
            if not calls.add(line, decoys):
                return False
            continue
        if not calls.are_answered_alike():
            return False
        worker = worker_of(False)
        if isinstance(line, Frame):
            if worker.repeat(line.calls).digests != line.digests:
                return False
        elif worker.accepts(line.function, line.args, line.keywords) != line.answer:
            return False
    return calls.are_answered_alike()


class _Calls:
    """Calls that will be made in one go."""

    def __init__(self, worker_of: Callable[[bool], Worker]) -> None:
        self._worker_of = worker_of
        self._begin(own=False)

    def _begin(self, own: bool) -> None:
        self._own, self._seconds = own, 0.0
        self._requests: list[dict[str, Any]] = []
        self._digests: list[str | None] = []

    def add(self, call: Call, decoys: Decoys) -> bool:
        """Add a call, perhaps with a decoy before it; False if others are answered otherwise."""
        is_full = len(self._requests) >= FRAME_CALLS or self._seconds > FRAME_SECONDS
        if is_full or call.own != self._own:
            if not self.are_answered_alike():
                return False
            self._begin(call.own)
        stands_alone = call.keep is None and not any(isinstance(a, Kept) for a in call.args)
        asked = call.own, call.function, call.args, call.kwargs, call.seed
        if stands_alone and (drawn := decoys.drawn(*asked)) is not None:
            self._add(call, *drawn, None)
        self._add(call, call.args, call.kwargs, call.seed, call.digest)
        self._seconds += call.seconds
        return True

    def _add(
        self,
        call: Call,
        args: Sequence[object],
        kwargs: Mapping[str, object],
        seed: int | None,
        digest: str | None,
    ) -> None:
        request = repeated(call.function, args, kwargs, call.given, seed, call.keep)
        self._requests.append(request)
        self._digests.append(digest)

    def are_answered_alike(self) -> bool:
        """Make the calls that have come together; tell whether all results are the same."""
        if not self._requests:
            return True
        try:
            body = encode(self._requests)
        except WireError:
            return False
        digests, wanted = self._worker_of(self._own).repeat(body).digests, self._digests
        self._begin(self._own)
        if len(digests) != len(wanted):
            return False
        return all(want in (None, got) for got, want in zip(digests, wanted, strict=True))
