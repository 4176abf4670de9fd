"""What the kit is to reach, as ratios within one run, and whether it does."""

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.figures import Costs, classes_in, costs_of, ratio
from tests.benchmarks.kit import Kit, KitOnce
from tests.benchmarks.notebook_peers import Nbgrader, Otter
from tests.benchmarks.peers import ForkPool, Pedal, Pytest
from tests.benchmarks.single import EMPTY, STEP5

FLAT = 1.1
"""What is called flat: with 200 times as many submissions, a tenth more memory at most."""


@dataclass(frozen=True, slots=True)
class Target:
    """One of them, and what was measured."""

    what: str
    wanted: str
    measured: str
    met: bool


def targets(kept: Mapping[str, Any]) -> Iterator[Target]:
    """Yield those that something was measured of."""
    if "single" in kept:
        yield from _of_single(_rows(kept["single"]["found"]))
    if "watch" in kept:
        median = statistics.median(kept["watch"]["found"]["verdict"])
        what = "`grade step5` warm in watch, from the save to the verdict"
        yield _at_most(what, median, 150, "ms, median")
    for found in classes_in(kept):
        yield from _of_class(found)
    if "own" in kept:
        for of_size in kept["own"]["found"]:
            learners = of_size["learners_cpu"]
            share = (of_size["cpu"] - learners) / learners
            what = f"the grader's own CPU, whole course, class of {of_size['size']}"
            yield _at_most(what, share, 0.5, "x the processes of the learners' code")
    if "growth" in kept:
        parent = kept["growth"]["found"]["submissions"]
        first, last = parent[0], parent[-1]
        what = f"memory of the judging side, {last['at']:,} submissions to {first['at']}"
        yield _at_most(what, last["parent"] / first["parent"], FLAT, "x")


def _of_single(rows: Mapping[str, Costs]) -> Iterator[Target]:
    for kit in (rows[name] for name in (Kit.name, KitOnce.name) if name in rows):
        if Pytest.name in rows:
            times = ratio(kit.wall, rows[Pytest.name].wall)
            yield _at_most(f"tiny course, cold, isolated: {kit.name}", times, 1.5, "x pytest")
        for peer, factor in ((Pedal, 1.5), (Otter, 5), (Nbgrader, 8)):
            if peer.name in rows:
                times = ratio(rows[peer.name].wall, kit.wall)
                yield _at_least(f"the same, beside {peer.name}", times, factor, "x as fast")
    if STEP5 in rows and EMPTY in rows:
        times = ratio(rows[STEP5].wall, rows[EMPTY].wall)
        yield _at_most("`grade step5`, cold", times, 2.5, "x an empty pytest run")


def _of_class(found: Mapping[str, Any]) -> Iterator[Target]:
    rows = _rows(found)
    for kit in (rows[name] for name in (Kit.name, KitOnce.name) if name in rows):
        times = ratio(kit.wall, rows[ForkPool.name].wall)
        what = f"tiny course, {found['size']} submissions, isolated: {kit.name}"
        yield _at_most(what, times, 1.5, "x the fork pool")
        for peer, factor in ((Otter, 10), (Nbgrader, 5)):
            if peer.name in rows:
                times = ratio(rows[peer.name].wall, kit.wall)
                yield _at_least(f"the same, beside {peer.name}", times, factor, "x the throughput")


def _rows(found: Mapping[str, Any]) -> dict[str, Costs]:
    return {row["name"]: costs_of(row) for row in found["rows"]}


def _at_most(what: str, measured: float, wanted: float, unit: str) -> Target:
    return Target(what, f"≤ {wanted:g} {unit}", f"{measured:.3g}", measured <= wanted)


def _at_least(what: str, measured: float, wanted: float, unit: str) -> Target:
    return Target(what, f"≥ {wanted:g} {unit}", f"{measured:.3g}", measured >= wanted)
