"""Finds the fewest slips that, made together, reproduce what came back."""

import inspect
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from grader.diagnosis.catalogue import Call, Model, Slip
from grader.diagnosis.parts import Parts, parts_of, same

RTOL: Final = 1e-9
MAX_TRIED: Final = 1500
"""Programs tried at most for one function; by number, not by time, so that a report repeats."""

MAX_SLIPS: Final = 3
MAX_EXTENDED: Final = 12
"""Sets that fit one call and are tried with a slip more that shows in the others."""

Chosen = frozenset[Slip]


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
        Of one function; those that raised are left aside.
    slips : sequence of Slip
        The turns that the model knows.
    rtol : float
        How exactly a value must be reproduced.
    """
    return _Search(calls, slips, model, rtol).explained()


class _Search:
    def __init__(
        self, calls: Sequence[Call], slips: Sequence[Slip], model: Model, rtol: float
    ) -> None:
        self.rtol = rtol
        self.model = _Runnable(model)
        self.slips = [slip for slip in slips if not slip.right]
        self.rights = list(_right_sets([slip for slip in slips if slip.right]))
        parts = [(call, parts_of(call.value)) for call in calls if call.fault is None]
        self.calls = [(call, p) for call, p in parts if p is not None and self._is_known(call)]

    def _is_known(self, call: Call) -> bool:
        """Whether the model can tell what is right: not if it lacks what was drawn at random."""
        return any(self.model.run(chosen, call) is not None for chosen in self.rights)

    def explained(self) -> Explained:
        wrong = [pair for pair in self.calls if not self._is_right(*pair)]
        if not wrong:
            return Explained()
        probe = min(wrong, key=lambda pair: _cost_of(pair[0]))
        right_set, right = self._nearest_right(*probe)
        if right is None:
            return Explained()
        bad = [path for path in probe[1] if not self._part_is(path, probe[1], right)]
        whole, by_part = self._try_all(probe, bad, right_set, right)
        found = Explained(wrong=tuple(bad), right=right, call=probe[0])
        if not whole:
            whole = [c for c in self._unions(bad, by_part) if self._fits(c, self.calls)]
        if not whole:
            whole = self._extended(probe, bad, by_part, right)
        if whole:
            return Explained(_smallest(whole), {}, found.wrong, right, probe[0])
        parts = {
            path: _smallest([c for c in sets if self._fits(c, self.calls, path)])
            for path, sets in by_part.items()
        }
        kept = {path: sets for path, sets in parts.items() if sets}
        return Explained((), kept, found.wrong, right, probe[0])

    def _is_right(self, call: Call, actual: Parts) -> bool:
        return any(self._fits(chosen, [(call, actual)]) for chosen in self.rights)

    def _nearest_right(self, call: Call, actual: Parts) -> tuple[Chosen, Parts | None]:
        """Choose, of the right programs, the one that agrees with the most parts."""
        made = [(chosen, self.model.run(chosen, call)) for chosen in self.rights]
        ran = [(chosen, parts) for chosen, parts in made if parts is not None]
        if not ran:
            return frozenset(), None

        def agreeing(pair: tuple[Chosen, Parts]) -> int:
            return sum(path in actual and self._part_is(path, actual, pair[1]) for path in pair[1])

        return max(ran, key=agreeing)

    def _part_is(self, path: str, actual: Parts, expected: Parts) -> bool:
        return path in expected and same(actual[path], expected[path], self.rtol)

    def _try_all(
        self, probe: tuple[Call, Parts], bad: Sequence[str], right_set: Chosen, right: Parts
    ) -> tuple[list[Chosen], dict[str, list[Chosen]]]:
        """Run the programs with one, two, three slips; note what each of them reproduces."""
        call, actual = probe
        whole: list[Chosen] = []
        by_part: dict[str, list[Chosen]] = {}
        tried = 0
        for size in range(1, MAX_SLIPS + 1):
            slips, rights = self.slips, self.rights
            if size > 1:
                rights = self._distinct_rights(call)
            if math.comb(len(slips), size) * len(rights) > MAX_TRIED // 2 and size > 1:
                slips = self._relevant(probe, bad, right_set, right)
            for chosen in self._combinations(slips, size, rights):
                tried += 1
                if tried > MAX_TRIED:
                    return whole, by_part
                made = self.model.run(chosen, call)
                if made is None:
                    continue
                matching = [p for p in bad if self._part_is(p, actual, made)]
                for path in matching:
                    by_part.setdefault(path, []).append(chosen)
                if len(matching) == len(bad) and self._fits(chosen, self.calls):
                    whole.append(chosen)
            if whole:
                break
        return whole, by_part

    def _distinct_rights(self, call: Call) -> list[Chosen]:
        """Leave out right programs that another one equals in this call."""
        kept: list[tuple[Chosen, Parts]] = []
        for chosen in self.rights:
            made = self.model.run(chosen, call)
            if made is not None and not any(self._equal(made, other) for _, other in kept):
                kept.append((chosen, made))
        return [chosen for chosen, _ in kept]

    def _equal(self, one: Parts, other: Parts) -> bool:
        return one.keys() == other.keys() and all(self._part_is(p, one, other) for p in one)

    def _combinations(
        self, slips: Sequence[Slip], size: int, rights: Sequence[Chosen]
    ) -> Iterator[Chosen]:
        for some in itertools.combinations(slips, size):
            for right in rights:
                chosen = frozenset(some) | right
                if len({slip.point for slip in chosen}) == len(chosen):
                    yield chosen

    def _relevant(
        self, probe: tuple[Call, Parts], bad: Sequence[str], right_set: Chosen, right: Parts
    ) -> list[Slip]:
        """Leave out slips that change nothing here, or a part that is right."""
        call, actual = probe
        renamed = actual.keys() != right.keys()  # then no part is known to be right
        kept = []
        for slip in self.slips:
            made = self.model.run(right_set | {slip}, call)
            if made is None or made.keys() != right.keys():
                kept.append(slip)
                continue
            changed = {path for path in right if not self._part_is(path, made, right)}
            if changed and (renamed or changed <= set(bad)):
                kept.append(slip)
        return kept

    def _extended(
        self,
        probe: tuple[Call, Parts],
        bad: Sequence[str],
        by_part: Mapping[str, list[Chosen]],
        right: Parts,
    ) -> list[Chosen]:
        """Add to sets that fit the first call one slip that shows in other calls only."""
        call, _ = probe
        fitting = {
            chosen: None
            for chosen in (*itertools.chain(*by_part.values()), *self._unions(bad, by_part))
            if self._fits(chosen, [probe])
        }
        hidden = [
            slip
            for slip in self.slips
            if (made := self.model.run(frozenset([slip]), call)) is not None
            and made.keys() == right.keys()
            and all(self._part_is(path, made, right) for path in right)
        ]
        tried = (
            chosen | {slip} | right_set
            for chosen in sorted(fitting, key=_cost)[:MAX_EXTENDED]
            for right_set in self.rights
            for slip in hidden
        )
        return [
            chosen
            for chosen in tried
            if len({slip.point for slip in chosen}) == len(chosen)
            and self._fits(chosen, self.calls)
        ]

    def _fits(
        self, chosen: Chosen, calls: Sequence[tuple[Call, Parts]], only: str | None = None
    ) -> bool:
        """Whether a program gives, in every call, what came back (of one part, if `only`)."""
        for call, actual in calls:
            made = self.model.run(chosen, call)
            if made is None or (only is None and made.keys() != actual.keys()):
                return False
            paths = actual if only is None else [only] if only in actual else []
            if not all(self._part_is(path, actual, made) for path in paths):
                return False
        return True

    def _unions(self, bad: Sequence[str], by_part: Mapping[str, list[Chosen]]) -> Iterator[Chosen]:
        """Join what explains each part by itself: slips that never meet in one part."""
        if set(by_part) != set(bad):
            return
        cheapest = [sorted(by_part[path], key=lambda c: (_cost(c), len(c)))[:6] for path in bad]
        seen = set()
        for choice in itertools.islice(itertools.product(*cheapest), 200):
            union: Chosen = frozenset().union(*choice)
            if union not in seen and len({slip.point for slip in union}) == len(union):
                seen.add(union)
                yield union


class _Runnable:
    """A model, and whether it wants to know what was given to its callees; remembers its runs."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.wants_given = "given" in inspect.signature(model).parameters
        self._known: dict[tuple[Chosen, int], Parts | None] = {}

    def run(self, chosen: Chosen, call: Call) -> Parts | None:
        """Run the program with these slips; None if it does not run."""
        key = (chosen, id(call))
        if key not in self._known:
            self._known[key] = self._run(chosen, call)
        return self._known[key]

    def _run(self, chosen: Chosen, call: Call) -> Parts | None:
        names = {slip.name for slip in chosen}
        more: dict[str, Any] = {"given": call.given} if self.wants_given else {}
        try:
            with np.errstate(all="ignore"):
                return parts_of(self.model(names.__contains__, *call.args, **call.kwargs, **more))
        except Exception:  # these slips together make a program that does not run
            return None


def _right_sets(rights: Sequence[Slip]) -> Iterator[Chosen]:
    """Yield all ways to be right, one turn a point; the reference's own first."""
    for size in range(len({slip.point for slip in rights}) + 1):
        for some in itertools.combinations(rights, size):
            if len({slip.point for slip in some}) == size:
                yield frozenset(some)


def _cost_of(call: Call) -> tuple[int, int]:
    """Order calls by how soon they tell most: few repetitions first, then many numbers."""
    numbers = [n for n in call.kwargs.values() if type(n) is int]
    arrays = [np.size(a) for a in call.args if isinstance(a, np.ndarray)]
    return sum(numbers), -sum(arrays)


def _cost(chosen: Chosen) -> int:
    return sum(not slip.right for slip in chosen)


def _smallest(fits: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Keep the sets of fewest slips, without the turns that are right answers."""
    least = min(map(_cost, fits), default=0)
    wrong = (frozenset(s for s in c if not s.right) for c in fits if _cost(c) == least)
    return tuple(dict.fromkeys(wrong))
