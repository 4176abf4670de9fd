"""What moved, for programs. Keys may be added, never renamed or dropped."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from grader.model import Verdict
from grader.report.as_json import encoded
from grader.teach.gradebook import Edition
from grader.teach.moving.moves import Move
from grader.teach.moving.tally import Tally

SCHEMA: Final = "grade-book-diff/1"


def to_json(
    old: Edition, new: Edition, moves: Iterable[Move], names: Mapping[str, str], tally: Tally
) -> Iterator[str]:
    """Yield the file, a line for each student whose points moved."""
    yield f'{{"schema": "{SCHEMA}", "old": {encoded(asdict(old))}, "new": {encoded(asdict(new))},\n'
    yield '"moved": ['
    between = "\n"
    for move in moves:
        yield between + encoded(_dict(move, names))
        between = ",\n"
    counts = {
        "students": tally.students, "moved": tally.moved, "resubmitted": tally.resubmitted,
        "only_old": tally.only_old, "only_new": tally.only_new,
    }  # fmt: skip
    yield f'\n],\n"summary": {encoded(counts)}}}\n'


def _dict(move: Move, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": move.student,
        "name": names.get(move.student, ""),
        "old": move.before,
        "new": move.after,
        "resubmitted": move.resubmitted,
        "steps": [asdict(step) for step in move.steps],
        "checks": [
            {
                "step": check.step,
                "id": check.check.id,
                "title": check.check.title,
                "why": check.why.value,
                "old": _side(check.old),
                "new": _side(check.new),
            }
            for check in move.checks
        ],
    }


def _side(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "status": verdict.status.value,
        "score": verdict.score,
        "max_score": verdict.max_score,
        "mistake": verdict.mistake.id if verdict.mistake else None,
        "cause": verdict.cause.message if verdict.cause else None,
    }
