"""What moved, for a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping

from grader.teach.exporting.cells import lines, neutral, points
from grader.teach.moving.moves import CheckMove, Move, reason


def to_csv(moves: Iterable[Move], names: Mapping[str, str]) -> Iterator[str]:
    """Yield a row for each check that has to do with points that moved; none makes one row."""
    header = (
        "id", "name", "old", "new", "moved_by", "resubmitted", "step", "check", "title", "why",
        "old_status", "new_status", "old_points", "new_points", "old_cause", "new_cause",
    )  # fmt: skip
    yield from lines([header])
    for move in moves:
        who = [neutral(move.student), neutral(names.get(move.student, ""))]
        figures = [points(move.before), points(move.after), points(move.by)]
        for check in move.checks or (None,):
            cells = _cells(check) if check else [""] * 10
            yield from lines([[*who, *figures, "yes" if move.resubmitted else "no", *cells]])


def _cells(move: CheckMove) -> list[str]:
    both = (move.old, move.new)
    return [
        neutral(move.step),
        neutral(move.check.id),
        neutral(move.check.title),
        move.why.value,
        *(verdict.status.value if verdict else "" for verdict in both),
        *(points(verdict.score if verdict else None) for verdict in both),
        *(neutral(reason(verdict)) if verdict else "" for verdict in both),
    ]
