"""Which submissions of a class are more alike than this class's usually are.

What two programs share is weighed by how rare it is: a fingerprint that `n` of `N` students have
counts ``log2(N / n)`` bits, for that is the surprise of meeting it. So what the lesson makes all
of them write counts next to nothing, and nothing has to be tuned to a course.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf, isfinite, isqrt, log2
from statistics import median, quantiles
from typing import Final

FAR_OUT: Final = 3.0
"""Spreads above the upper quartile from which a value stands out (Tukey 1977)."""

FEWEST: Final = 4
"""Programs from which on there is something usual."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two programs that stand out.

    Attributes
    ----------
    left, right : tuple of str
        Students; several, if their programs are the same but for names, texts and layout. `right`
        is empty if it is only that.
    bits : float
        How surprising it is what they share.
    shared, of : int
        Fingerprints in common, and how many the smaller of them has.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    bits: float
    shared: int
    of: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is usual in a class, and what stands out.

    Attributes
    ----------
    nearest : tuple of float
        For each student, the bits shared with whoever is most alike, in rising order.
    limit : float
        More than that stands out.
    pairs : tuple of Pair
        The most surprising first.
    common : int
        A fingerprint in more different programs than this is what everybody writes.
    compared, too_short : int
        Students whose programs could be compared, and those with nothing to compare.
    """

    nearest: tuple[float, ...]
    limit: float
    pairs: tuple[Pair, ...]
    common: int
    compared: int
    too_short: int

    @property
    def has_limit(self) -> bool:
        """Whether there are enough of them to say what is usual."""
        return isfinite(self.limit)

    @property
    def bits_of_two(self) -> float:
        """What counts a passage that two have: the most that one can count."""
        return log2(self.compared / 2) if self.compared else 0.0

    @property
    def middle(self) -> float:
        """The median of `nearest`."""
        return median(self.nearest) if self.nearest else 0.0


def likeness(prints: Mapping[str, frozenset[int]]) -> Likeness:
    """Compare all with all, by way of what they share: the time is far from quadratic.

    Programs that are the same are compared as one. What occurs in more than the square root of
    their number is not looked at: that bounds the work, and it would count little.
    """
    groups: defaultdict[frozenset[int], list[str]] = defaultdict(list)
    for student, own in prints.items():
        if own:
            groups[own].append(student)
    programs = list(groups)
    compared = sum(map(len, groups.values()))
    common = max(isqrt(len(programs)), 2)
    shared = _shared(programs, _bits(prints, programs, compared, common), groups)

    nearest = [0.0] * len(programs)
    for both, total in shared.items():
        for number in both:
            nearest[number] = max(nearest[number], total)
    by_student = sorted(
        most for own, most in zip(programs, nearest, strict=True) for _ in groups[own]
    )
    limit = _limit(by_student)
    standing_out = sorted((-total, both) for both, total in shared.items() if total > limit)
    return Likeness(
        nearest=tuple(by_student),
        limit=limit,
        pairs=tuple(
            _pair(programs[left], programs[right], groups, -less)
            for less, (left, right) in standing_out
        ),
        common=common,
        compared=compared,
        too_short=len(prints) - compared,
    )


def _bits(
    prints: Mapping[str, frozenset[int]],
    programs: Sequence[frozenset[int]],
    compared: int,
    common: int,
) -> dict[int, float]:
    """Say what each fingerprint counts, but those that everybody writes."""
    spread = Counter(value for own in programs for value in own)
    students = Counter(value for own in prints.values() for value in own)
    return {
        value: log2(compared / students[value])
        for value, count in spread.items()
        if count <= common
    }


def _shared(
    programs: Sequence[frozenset[int]],
    bits: Mapping[int, float],
    groups: Mapping[frozenset[int], list[str]],
) -> dict[tuple[int, int], float]:
    """Add up what any two programs share; one that several students have shares with itself."""
    owners: defaultdict[int, list[int]] = defaultdict(list)
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for number, own in enumerate(programs):
        rare = own & bits.keys()
        for value in rare:
            owners[value].append(number)
        if len(groups[own]) > 1:
            shared[number, number] = sum(bits[value] for value in rare)
    for value, numbers in owners.items():
        for both in combinations(numbers, 2):
            shared[both] += bits[value]
    return shared


def _limit(nearest: list[float]) -> float:
    """Return what is usual, and a good deal more.

    The upper quartile is taken to be as far from the median as the lower one: copies push up the
    upper half, and would hide behind what they have made usual. By chance alone, one pair of `n`
    is expected to share ``log2(n)`` bits: less is never told.
    """
    if len(nearest) < FEWEST:
        return inf
    low, middle, _ = quantiles(nearest, n=4, method="inclusive")
    pairs = len(nearest) * (len(nearest) - 1) / 2
    half = middle - low
    return max(middle + half + FAR_OUT * 2 * half, log2(pairs))


def _pair(
    left: frozenset[int],
    right: frozenset[int],
    groups: Mapping[frozenset[int], list[str]],
    bits: float,
) -> Pair:
    return Pair(
        left=tuple(groups[left]),
        right=tuple(groups[right]) if left is not right else (),
        bits=bits,
        shared=len(left & right),
        of=min(len(left), len(right)),
    )
