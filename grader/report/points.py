"""Points as other programs take them: whole units that sum to the rounded total.

A report's points are fractions: a check may be worth 0.25, and a policy may scale it. Rounding each
by itself would make sums that disagree with the total. Here the total is rounded, half up, and then
handed out: each check gets its whole units, and those with the largest remainders one unit more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from grader.model import Report, StepReport, Verdict
from grader.printable import one_line


@dataclass(frozen=True, slots=True)
class Counted:
    """A check and its points.

    Attributes
    ----------
    index : int
        Of the step in the report.
    on_top : bool
        Whether it is a bonus beside steps that are none.
    max_score : float
        In points; 0 for what comes on top.
    """

    index: int
    step: StepReport
    check: Verdict
    on_top: bool
    score: float
    max_score: float

    @property
    def name(self) -> str:
        """What to call it in a list of all checks."""
        return one_line(f"{self.step.id} {'(bonus) ' if self.on_top else ''}{self.check.title}")


@dataclass(frozen=True, slots=True)
class Points:
    """The checks of a report, with points that sum to `score` and `max_score`."""

    checks: tuple[Counted, ...]
    score: float
    max_score: float

    @property
    def asked(self) -> tuple[Counted, ...]:
        """The checks without those of a bonus that nobody started, which change no sum."""
        return tuple(item for item in self.checks if item.step.started or not item.on_top)


def points_of(report: Report, places: int = 2, bonus: bool = True) -> Points:
    """Hand a report's points out to its checks, in numbers of a few decimal places.

    Parameters
    ----------
    places : int
        0 for integers.
    bonus : bool
        Whether what comes on top of the report's maximum counts. Without it, neither a check nor
        the whole has more points than its maximum.
    """
    unit = 10**places
    only_bonus = all(step.bonus for step in report.steps)
    checks = [
        (index, step, check, step.bonus and not only_bonus)
        for index, step in enumerate(report.steps)
        for check in step.checks
    ]
    own = [at for at, (*_, on_top) in enumerate(checks) if not on_top]
    extra = [at for at, (*_, on_top) in enumerate(checks) if on_top]
    earned = [check.score * _kept(report) * unit for _, _, check, _ in checks]
    worth = [check.max_score * unit for _, _, check, _ in checks]
    scores, maxima = [0] * len(checks), [0] * len(checks)
    total = _rounded(sum(earned[at] for at in own))
    _hand_out(total, earned, own, scores)
    if bonus:
        _hand_out(_rounded(sum(earned)) - total, earned, extra, scores)
    _hand_out(_rounded(sum(worth[at] for at in own)), worth, own, maxima)
    _make_room(maxima, scores, own)
    counted = tuple(
        Counted(*check, _number(score, unit), _number(most, unit))
        for check, score, most in zip(checks, scores, maxima, strict=True)
    )
    return Points(counted, _number(sum(scores), unit), _number(sum(maxima), unit))


def _kept(report: Report) -> float:
    """Return the share of its points that each check keeps of one that was handed in late."""
    return (100 - report.late_percent) / 100


def _rounded(value: float) -> int:
    return floor(round(value, 6) + 0.5)  # 0.285 * 100 is 28.499999999999996


def _hand_out(total: int, exact: Sequence[float], whom: Sequence[int], to: list[int]) -> None:
    """Share `total` among `whom` as `exact` says, by largest remainder."""
    for at in whom:
        to[at] = floor(round(exact[at], 6))
    left = total - sum(to[at] for at in whom)
    for at in sorted(whom, key=lambda at: to[at] - exact[at])[:left]:
        to[at] += 1


def _make_room(maxima: list[int], scores: Sequence[int], whom: Sequence[int]) -> None:
    """Let no score exceed its maximum: what is added to one is taken from another."""
    for low in (at for at in whom if maxima[at] < scores[at]):
        while maxima[low] < scores[low]:
            high = max(whom, key=lambda at: maxima[at] - scores[at])
            maxima[low] += 1
            maxima[high] -= 1


def _number(units: int, unit: int) -> float:
    return units // unit if units % unit == 0 else units / unit
