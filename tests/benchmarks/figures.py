"""Reads figures out of what is kept: medians, paired ratios, lines through points."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Costs:
    """All runs of one row.

    Attributes
    ----------
    wall, cpu : tuple of float
        Seconds of each run.
    memory : float
        MiB that the largest process of any run had.
    """

    name: str
    wall: tuple[float, ...]
    cpu: tuple[float, ...]
    memory: float

    @property
    def quartiles(self) -> tuple[float, float, float]:
        """The middle of the wall seconds, and what half of the runs lie between."""
        if len(self.wall) == 1:
            return (self.wall[0],) * 3
        low, middle, high = statistics.quantiles(self.wall, n=4, method="inclusive")
        return low, middle, high


def classes_in(kept: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return what was found of each class on the tiny course, the smallest first."""
    found = [of["found"] for part, of in kept.items() if part.startswith("class ")]
    return sorted(found, key=lambda of_class: of_class["size"])


def costs_of(row: Mapping[str, Any]) -> Costs:
    """Read a row."""
    costs = row["costs"]
    return Costs(
        name=row["name"],
        wall=tuple(cost["wall"] for cost in costs),
        cpu=tuple(cost["cpu"] for cost in costs),
        memory=max(cost["memory"] for cost in costs) / MIB,
    )


def ratio(over: Sequence[float], under: Sequence[float]) -> float:
    """Return the median of the ratios of runs that stood in one round.

    Examples
    --------
    >>> ratio([2, 9, 4], [1, 3, 2])
    2.0
    """
    # What was measured less often was measured in the first rounds.
    return float(statistics.median(a / b for a, b in zip(over, under, strict=False)))


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points by least squares.

    Attributes
    ----------
    constant, slope : float
        Where it begins, and by how much it rises for one more.
    off : float
        How far a point is from it at most, as a share of the point's own value.
    """

    constant: float
    slope: float
    off: float


def line_through(at: Sequence[float], values: Sequence[float]) -> Line:
    """Fit a line.

    Examples
    --------
    >>> line = line_through([1, 2, 4], [3, 5, 9])
    >>> round(line.constant, 9), round(line.slope, 9), round(line.off, 9)
    (1.0, 2.0, 0.0)
    """
    slope, constant = statistics.linear_regression(at, values)
    off = max(abs(constant + slope * x - y) / y for x, y in zip(at, values, strict=True))
    return Line(constant, slope, off)
