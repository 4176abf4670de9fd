"""Counts what moved while it passes, so that nothing of it has to be kept."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from grader.teach.moving.moves import Move


@dataclass(slots=True)
class Tally:
    """What can be said of all moves together.

    Attributes
    ----------
    students : int
        Who has a result in both editions.
    least, most : float
        By how much points moved, from the worst to the best.
    checks : Counter
        How often a check, by step, title and the points it moved, had to do with it.
    """

    students: int = 0
    moved: int = 0
    resubmitted: int = 0
    least: float = 0.0
    most: float = 0.0
    only_old: list[str] = field(default_factory=list)
    only_new: list[str] = field(default_factory=list)
    checks: Counter[tuple[str, str, float]] = field(default_factory=Counter)

    @property
    def differs(self) -> bool:
        """Whether anything is not the same."""
        return bool(self.moved or self.only_old or self.only_new)

    def counted(self, moves: Iterable[Move]) -> Iterator[Move]:
        """Yield those that moved, and count all."""
        for move in moves:
            if not move.in_both:
                (self.only_old if move.old else self.only_new).append(move.student)
                continue
            self.students += 1
            if move.moved:
                self._count(move)
                yield move

    def _count(self, move: Move) -> None:
        first = not self.moved
        self.moved += 1
        self.resubmitted += move.resubmitted
        self.least = move.by if first else min(self.least, move.by)
        self.most = move.by if first else max(self.most, move.by)
        for check in move.checks:
            self.checks[check.step, check.check.title, check.points] += 1
