"""Finds the fewest slips that, made together, reproduce what came back.

Programs are run on one call first, the cheapest that is wrong, and only those that reproduce it on
the others. Two slips are tried together only if each part that is wrong is touched by both, or by
the one of them that reproduces it alone: a slip that does not touch a part cannot mend it.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from grader.diagnosis.catalogue import Call, Model, Slip
from grader.diagnosis.parts import Parts, same
from grader.diagnosis.runs import Chosen, Runs

RTOL: Final = 1e-9
MAX_TRIED: Final = 800
MIN_TRIED: Final = 150
"""Sets of two and three tried at most on the first call: fewer where a program goes round several
times, but by number and not by time, so that a report repeats."""

MAX_LOOKED_AT: Final = 20_000
FEW: Final = 12
MAX_JOINED: Final = 200
MAX_SLIPS: Final = 3


@dataclass(frozen=True, slots=True)
class Explained:
    """What slips reproduce.

    Attributes
    ----------
    whole : tuple of frozenset of Slip
        Sets that reproduce every call, the smallest only; more than one if the calls do not tell
        them apart.
    parts : mapping
        If there is no such set: path of a wrong part -> sets that reproduce it in every call.
    wrong : tuple of str
        Paths of the parts that are wrong in the call that was looked at first.
    right : mapping
        What a right program would have returned there, by path.
    call : Call or None
        The call that was looked at first; None if nothing is wrong.
    """

    whole: tuple[Chosen, ...] = ()
    parts: Mapping[str, tuple[Chosen, ...]] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()
    right: Parts = field(default_factory=dict)
    call: Call | None = None


def explain(
    calls: Sequence[Call], slips: Sequence[Slip], model: Model, rtol: float = RTOL
) -> Explained:
    """Find sets of slips that reproduce what a function returned.

    Parameters
    ----------
    calls : sequence of Call
        Of one function; left aside are those that raised, and those of which the model does not
        know what would be right.
    slips : sequence of Slip
        The turns that the model knows.
    rtol : float
        How exactly a value must be reproduced.
    """
    runs = Runs(calls, model)
    rights = list(_right_sets([slip for slip in slips if slip.right]))
    for call in runs.calls:
        fitting = [right for right in rights if _is(runs, right, call, rtol)]
        if not fitting:
            return _Search(runs, slips, rights, call, rtol).explained()
        rights = fitting  # that a program is right in one way here, and in another there, is wrong
    return Explained()


def _is(runs: Runs, chosen: Chosen, call: Call, rtol: float) -> bool:
    """Whether a program gives just what came back from a call."""
    made, actual = runs.made(chosen, call), runs.actual(call)
    if made is None or made.keys() != actual.keys():
        return False
    return all(same(actual[path], made[path], rtol) for path in actual)


class _Search:
    """The search on one call that is wrong.

    Parameters
    ----------
    rights : sequence of frozenset of Slip
        The right programs that the calls before this one leave possible.
    """

    def __init__(
        self, runs: Runs, slips: Sequence[Slip], rights: Sequence[Chosen], call: Call, rtol: float
    ) -> None:
        self.runs, self.call, self.rtol = runs, call, rtol
        self.actual = runs.actual(call)
        self.slips = [slip for slip in slips if not slip.right]
        # The sort is stable: of two that agree alike, the reference's own way comes first.
        self.rights = sorted(rights, key=self._agreeing, reverse=True)
        self.right = runs.made(self.rights[0], call) or {}
        self._touches: dict[Slip, frozenset[str] | None] = {}
        self.bad = [path for path in self.actual if not self._has(self.right, path)]

    def explained(self) -> Explained:
        """Try one slip, then what the single ones leave open, then two and three."""
        known = Explained(wrong=tuple(self.bad), right=self.right, call=self.call)
        if not self.right:
            return known
        singles = self._singles()
        whole = self._fitting(singles[right] for right in self.rights)
        hits = self._hits(itertools.chain(*singles.values()))
        tries = (self._with_unseen, self._joined, self._together, self._all_pairs)
        for more in tries:
            if not whole:
                whole = [chosen for chosen in more(hits) if self._fits(chosen)]
        if whole:
            return Explained(_smallest(whole), {}, known.wrong, known.right, known.call)
        parts = {path: self._least(sets, path) for path, sets in hits.items()}
        return Explained(
            (), {path: sets for path, sets in parts.items() if sets}, known.wrong, known.right,
            known.call,
        )  # fmt: skip

    def _agreeing(self, right: Chosen) -> int:
        made = self.runs.made(right, self.call) or {}
        return sum(self._has(made, path) for path in self.actual)

    def _has(self, made: Parts, path: str) -> bool:
        return path in made and same(self.actual[path], made[path], self.rtol)

    def _singles(self) -> dict[Chosen, list[Chosen]]:
        """Set each slip beside each right program; a right way that changes nothing here, once."""
        told_apart: list[Chosen] = []
        for right in self.rights:
            made = self.runs.made(right, self.call)
            if not any(_same(made, self.runs.made(other, self.call)) for other in told_apart):
                told_apart.append(right)
        sets = {right: [right | {slip} for slip in self.slips] for right in told_apart}
        return {right: [c for c in sets.get(right, ()) if _one_a_point(c)] for right in self.rights}

    def _fitting(self, groups: Iterator[list[Chosen]]) -> list[Chosen]:
        """Return what reproduces every call; the ways to be right that come later, only if none."""
        for group in groups:
            if found := [c for c in group if self._matches(c) and self._fits(c)]:
                return found
        return []

    def _matches(self, chosen: Chosen) -> bool:
        """Whether a set reproduces the call that is looked at."""
        return _is(self.runs, chosen, self.call, self.rtol)

    def _fits(self, chosen: Chosen) -> bool:
        return all(_is(self.runs, chosen, call, self.rtol) for call in self.runs.calls)

    def _hits(self, sets: Iterator[Chosen]) -> dict[str, list[Chosen]]:
        """Note which parts each set reproduces that are wrong."""
        hits: dict[str, list[Chosen]] = {}
        for chosen in sets:
            made = self.runs.made(chosen, self.call)
            for path in self.bad:
                if made is not None and self._has(made, path):
                    hits.setdefault(path, []).append(chosen)
        return hits

    def _with_unseen(self, hits: Mapping[str, list[Chosen]]) -> Iterator[Chosen]:
        """Add, to what reproduces this call and no other, a slip that shows in others only."""
        near = [c for c in dict.fromkeys(itertools.chain(*hits.values())) if self._matches(c)]
        unseen = [slip for slip in self.slips if self._touched(slip) == frozenset()]
        pairs = ((chosen | {slip}) for chosen in near for slip in unseen)
        return itertools.islice(filter(_one_a_point, pairs), MAX_JOINED)

    def _joined(self, hits: Mapping[str, list[Chosen]]) -> Iterator[Chosen]:
        """Join what reproduces each part by itself: slips that never meet in one part."""
        if set(hits) != set(self.bad):
            return
        few = [sorted(hits[path], key=_cost)[:6] for path in self.bad]
        joined = (frozenset[Slip]().union(*choice) for choice in itertools.product(*few))
        for chosen in dict.fromkeys(itertools.islice(joined, MAX_JOINED)):
            if _one_a_point(chosen) and self._matches(chosen):
                yield chosen

    def _together(self, hits: dict[str, list[Chosen]]) -> Iterator[Chosen]:
        """Try two slips, then three, the promising ones first."""
        sets = (
            frozenset(some) | right
            for size in range(2, MAX_SLIPS + 1)
            for right in self.rights
            for some in self._promising(size, hits)
        )
        most = max(MIN_TRIED, MAX_TRIED // self.runs.repeats(self.call))
        tried = list(itertools.islice(filter(_one_a_point, sets), most))
        for path, more in self._hits(iter(tried)).items():
            hits.setdefault(path, []).extend(more)
        fitting = [chosen for chosen in tried if self._matches(chosen)]
        least = min(map(_cost, fitting), default=0)
        return (chosen for chosen in fitting if _cost(chosen) == least)

    def _all_pairs(self, hits: Mapping[str, list[Chosen]]) -> Iterator[Chosen]:
        """Try every two slips, where they are few: one may show only beside the other."""
        if math.comb(len(self.slips), 2) <= MAX_TRIED:
            for two in itertools.combinations(self.slips, 2):
                chosen = frozenset(two) | self.rights[0]
                if _one_a_point(chosen) and self._matches(chosen):
                    yield chosen

    def _promising(self, size: int, hits: Mapping[str, list[Chosen]]) -> Iterator[tuple[Slip, ...]]:
        """Yield slips that together touch all that is wrong, what reproduces a part first."""
        reach = [_Reach.of(slip, self._touched(slip), self.bad, hits) for slip in self._able()]
        reach.sort(key=lambda one: not one.mends)
        every = (1 << len(self.bad)) - 1
        looked_at = itertools.islice(itertools.combinations(reach, size), MAX_LOOKED_AT)
        for some in looked_at:
            if size > 2 and not some[0].mends and len(reach) > FEW:
                return  # of many, three that mend nothing alone
            if _may_mend(some, every):
                yield tuple(one.slip for one in some)

    def _able(self) -> list[Slip]:
        """Leave out slips that touch nothing here, and those that touch a part that is right."""
        good = self.actual.keys() - set(self.bad)
        touched = [(slip, self._touched(slip)) for slip in self.slips]
        return [slip for slip, parts in touched if parts is None or (parts and not parts & good)]

    def _touched(self, slip: Slip) -> frozenset[str] | None:
        """Return the parts that a slip changes; None if it changes what parts there are."""
        if slip not in self._touches:
            made = self.runs.made(self.rights[0] | {slip}, self.call)
            changes = (
                None
                if made is None or made.keys() != self.right.keys()
                else frozenset(p for p in made if not same(made[p], self.right[p], self.rtol))
            )
            self._touches[slip] = changes
        return self._touches[slip]

    def _least(self, sets: Sequence[Chosen], path: str) -> tuple[Chosen, ...]:
        """Find the smallest sets that reproduce a part in every call; larger ones are not run."""
        for _, group in itertools.groupby(sorted(sets, key=_cost), key=_cost):
            if fits := [chosen for chosen in group if self._fits_part(chosen, path)]:
                return _smallest(fits)
        return ()

    def _fits_part(self, chosen: Chosen, path: str) -> bool:
        for call in self.runs.calls:
            made, actual = self.runs.made(chosen, call), self.runs.actual(call)
            # What else came back may be more than the model knows of, but not something else.
            if made is None or not made.keys() <= actual.keys() or path not in made:
                return False
            if not same(actual[path], made[path], self.rtol):
                return False
        return True


@dataclass(frozen=True, slots=True)
class _Reach:
    """What a slip does to the parts that are wrong, a bit for each."""

    slip: Slip
    touches: int
    mends: int

    @classmethod
    def of(
        cls, slip: Slip, touched: frozenset[str] | None, bad: Sequence[str],
        hits: Mapping[str, Sequence[Chosen]],
    ) -> "_Reach":  # fmt: skip
        def bits(holds: Iterator[bool]) -> int:
            return sum(1 << at for at, held in enumerate(holds) if held)

        mends = bits(any(slip in chosen for chosen in hits.get(path, ())) for path in bad)
        return cls(slip, bits(touched is None or path in touched for path in bad), mends)


def _may_mend(some: Sequence[_Reach], every: int) -> bool:
    """Whether each part is touched by several of these slips, or by one that mends it alone."""
    touched = several = mended = 0
    for one in some:
        several |= touched & one.touches
        touched |= one.touches
        mended |= one.mends
    return touched == every and not (every & ~several & ~mended)


def _same(one: Parts | None, other: Parts | None) -> bool:
    if one is None or other is None or one.keys() != other.keys():
        return one is other
    return all(same(one[path], other[path], RTOL) for path in one)


def _right_sets(rights: Sequence[Slip]) -> Iterator[Chosen]:
    """Yield all ways to be right, one turn a point; the reference's own first."""
    for size in range(len({slip.point for slip in rights}) + 1):
        for some in itertools.combinations(rights, size):
            if _one_a_point(frozenset(some)):
                yield frozenset(some)


def _one_a_point(chosen: Chosen) -> bool:
    return len({slip.point for slip in chosen}) == len(chosen)


def _cost(chosen: Chosen) -> int:
    return sum(not slip.right for slip in chosen)


def _smallest(fits: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Keep the sets of fewest slips, without the turns that are right answers."""
    least = min(map(_cost, fits), default=0)
    wrong = (frozenset(s for s in c if not s.right) for c in fits if _cost(c) == least)
    return tuple(dict.fromkeys(wrong))
