"""What a learner has done in a workspace, and what an edit has changed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from grader.learn.memory import Memory, whole
from grader.learn.telling import listed, number, when
from grader.model import Code, Course, Report, Status, Step, StepReport, Submission, Verdict

SECTION: Final = "steps"
KEPT: Final = 5
"""Distinct results of a step that are remembered."""

_WORDS: Final = "~"
"""Begins the hash of a message, where there is none of values."""


class Result(NamedTuple):
    """Outcome of a check that does not pass.

    Attributes
    ----------
    came : str
        Hash of what came back.
    """

    function: str
    status: str
    code: str = ""
    part: str = ""
    came: str = ""


Results = Mapping[str, Result]
"""By check; those that are not here pass."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A result of a step, and the last of the learner's edits that gave it."""

    edit: int
    results: Results


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What is remembered of a step.

    Attributes
    ----------
    status : Status or None
        When it was last graded; None if it never was.
    first_passed, last_passed : datetime or None
        In UTC.
    source : str
        Hash of the source that was graded last; empty if there was none.
    edit : int
        How many different sources in a row were graded.
    snapshots : tuple of Snapshot
        The last distinct results, the latest first.
    """

    status: Status | None = None
    score: float = 0.0
    max_score: float = 0.0
    first_passed: datetime | None = None
    last_passed: datetime | None = None
    source: str = ""
    edit: int = 0
    snapshots: tuple[Snapshot, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether it passed when it was last graded."""
        return self.status is Status.PASS


class Progress:
    """What a learner has done: the steps' part of a workspace's memory."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def of(self, step: Step) -> StepRecord:
        """Tell what is remembered of a step."""
        return _read(self._memory.get(SECTION, step.id))

    @property
    def hints(self) -> int:
        """How many rungs of hints were climbed."""
        return sum(map(whole, self._memory.section("hints").values()))

    def quizzed(self, step: Step) -> bool:
        """Whether a step's quiz was taken to its end."""
        return self._memory.get("quiz", step.id) is not None

    def next_step(self, course: Course, after: Step | None = None) -> Step | None:
        """Find the first step that did not pass; one that is no bonus before one that is.

        Parameters
        ----------
        after : Step, optional
            Where to begin to look; what stands before it comes last, and it itself not at all.
        """
        at = course.steps.index(after) if after is not None else -1
        ordered = [*course.steps[at + 1 :], *course.steps[: max(at, 0)]]
        steps = [step for step in ordered if not self.of(step).passes]
        return next((step for step in steps if not step.bonus), next(iter(steps), None))

    def record(
        self, course: Course, submission: Submission, report: Report, now: datetime
    ) -> tuple[str, ...]:
        """Remember a report of the learner's own work.

        Returns
        -------
        tuple of str
            What the edits since the last report have changed, in a few sentences for the learner;
            nothing about a step whose source is the same.
        """
        sources = {step.id: source_hash(submission, step) for step in course.steps}

        def change(values: dict[str, Any]) -> list[str]:
            said: list[str] = []
            for step in report.steps:
                before = _read(values.get(step.id))
                after = _next(before, step, sources[step.id], now)
                values[step.id] = _written(after)
                alone = len(report.steps) == 1 or submission.whole is None
                if before.edit and before.edit != after.edit and alone:
                    name = "" if len(report.steps) == 1 else f"{step.id}: "
                    said += _sentences(before, after, step, name, now)
            return said

        return tuple(self._memory.update(SECTION, change))


def source_hash(submission: Submission, step: Step) -> str:
    """Hash the text that a step is graded by; empty if there is none."""
    source = submission.source_of(step)
    if source is None:
        return ""
    texts = [block.text for block in source.blocks]
    if source.problem is not None:
        texts.append(source.problem.message)
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def _next(before: StepRecord, step: StepReport, source: str, now: datetime) -> StepRecord:
    """Add a report to what is known."""
    edit = before.edit + (source != before.source or not before.edit)
    results = {c.id: _result(c) for c in step.checks if c.status is not Status.PASS}
    others = [snapshot for snapshot in before.snapshots if snapshot.results != results]
    passed = now.astimezone(UTC).replace(microsecond=0) if step.status is Status.PASS else None
    return StepRecord(
        status=step.status,
        score=step.score,
        max_score=step.max_score,
        first_passed=before.first_passed or passed,
        last_passed=passed or before.last_passed,
        source=source,
        edit=edit,
        snapshots=(Snapshot(edit, results), *others)[:KEPT],
    )


def _result(check: Verdict) -> Result:
    cause = check.cause
    if cause is None:
        return Result(check.function, check.status)
    said = hashlib.sha256(f"{cause.message}\0{cause.actual}".encode("utf-8", "replace"))
    came = cause.digest or _WORDS + said.hexdigest()[:16]
    return Result(check.function, check.status, cause.code, cause.part or "", came)


def _sentences(
    before: StepRecord, after: StepRecord, step: StepReport, name: str, now: datetime
) -> Iterator[str]:
    """Say what an edit has changed."""
    if before.passes and not after.passes and before.last_passed is not None:
        state = "is not written now" if after.status is Status.SKIP else "fails again"
        yield f"{step.id} passed {when(before.last_passed, now)} and {state}."
    was, came = before.snapshots[0].results, after.snapshots[0].results
    ago = after.edit - _last_edit_with(before, came)
    if 1 < ago < after.edit and any(map(_has_values, came.values())):
        yield f"{name}This is what you had {number(ago)} edits ago."
    elif same := _unchanged(was, came):
        yield f"{name}The edit did not change {listed(same)}."
    if mended := _mended(was, came):
        yield f"{name}{listed(mended)} {'is' if len(mended) == 1 else 'are'} right now."


def _last_edit_with(before: StepRecord, results: Results) -> int:
    return next((s.edit for s in before.snapshots if s.results == results), 0)


def _unchanged(then: Results, now: Results) -> list[str]:
    """Name the parts that are wrong as they were, with exactly the same values."""
    return [
        _name_of(part)
        for part, checks in _by_part(now).items()
        if checks == _by_part(then).get(part) and _are_known(checks.values())
    ]


def _are_known(results: Iterable[Result]) -> bool:
    """Whether all that came back is known to the bit; of a check not reached, nothing came."""
    came = [result for result in results if result.code != Code.NOT_REACHED]
    return bool(came) and all(map(_has_values, came))


def _mended(then: Results, now: Results) -> list[str]:
    """Name the parts that were wrong in a check and are wrong in none, nor out of reach."""
    unreached = {result.function for result in now.values() if result.status != Status.FAIL}
    return [
        _name_of(part)
        for part, checks in _by_part(then).items()
        if part not in _by_part(now)
        and part[0] not in unreached
        and not any(check in now for check in checks)
        and all(map(_is_of_value, checks.values()))
    ]


def _by_part(results: Results) -> dict[tuple[str, str], dict[str, Result]]:
    """Gather the results of each part of what each function returns."""
    parts: dict[tuple[str, str], dict[str, Result]] = {}
    for check, result in results.items():
        parts.setdefault((result.function, result.part), {})[check] = result
    return parts


def _name_of(part: tuple[str, str]) -> str:
    function, name = part
    return name or f"what {function} returns"


def _is_of_value(result: Result) -> bool:
    return result.status == Status.FAIL and result.code != Code.CHANGED_ARGUMENT


def _has_values(result: Result) -> bool:
    """Whether what came back is known to the bit."""
    return _is_of_value(result) and bool(result.came) and not result.came.startswith(_WORDS)


def _written(record: StepRecord) -> dict[str, Any]:
    """Turn a record into JSON's types."""
    return {
        "status": record.status,
        "score": record.score,
        "max_score": record.max_score,
        "first_passed": record.first_passed and record.first_passed.isoformat(),
        "last_passed": record.last_passed and record.last_passed.isoformat(),
        "source": record.source,
        "edit": record.edit,
        "snapshots": [[snapshot.edit, snapshot.results] for snapshot in record.snapshots],
    }


def _read(value: object) -> StepRecord:
    """Read a record; what it cannot be, in a file that anybody may have written, is left out."""
    known = value if isinstance(value, dict) else {}
    status, source, snapshots = known.get("status"), known.get("source"), known.get("snapshots")
    if status not in list(Status) or not isinstance(source, str) or not isinstance(snapshots, list):
        return StepRecord()
    read = tuple(s for s in map(_read_snapshot, snapshots[:KEPT]) if s is not None)
    if not read:
        return StepRecord()
    return StepRecord(
        status=Status(status),
        score=_points(known.get("score")),
        max_score=_points(known.get("max_score")),
        first_passed=_time(known.get("first_passed")),
        last_passed=_time(known.get("last_passed")),
        source=source,
        edit=whole(known.get("edit")),
        snapshots=read,
    )


def _read_snapshot(value: object) -> Snapshot | None:
    match value:
        case [int(edit), dict(results)] if all(map(_is_result, results.values())):
            return Snapshot(edit, {check: Result(*result) for check, result in results.items()})
    return None


def _is_result(value: object) -> bool:
    texts = isinstance(value, list) and all(isinstance(field, str) for field in value)
    return texts and len(value) == len(Result._fields)  # type: ignore[arg-type] # a list by now


def _points(value: object) -> float:
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1e6 else 0.0


def _time(value: object) -> datetime | None:
    """Read a time of this century, in UTC if it does not say."""
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return None
    if not 2000 < read.year < 2100:
        return None
    return read if read.tzinfo is not None else read.replace(tzinfo=UTC)
