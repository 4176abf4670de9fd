"""Renders `RESULTS.md` from what is kept; there is no figure in it that was not measured."""

import statistics
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tests.benchmarks.figures import MIB, Costs, classes_in, costs_of, line_through, ratio
from tests.benchmarks.peers import Bare, ForkPool
from tests.benchmarks.results import peer_versions
from tests.benchmarks.targets import targets

Cells = Sequence[object]
WIDTH = 96

INTRODUCTION = """# Results

Written by `python -m tests.benchmarks` from `RESULTS.json`; not by hand. All rows of a table
are from one run, in which each round runs every command once, so that what disturbs one
disturbs all. Ratios are medians of the ratios within a round. CPU is user and system time of
all processes that a command started, those that it did not wait for among them. Memory is what
the largest single process had at most, the highest of all runs. A run counts only if it found
as many demands met as there are, and each grader was first seen to find fewer in a broken
submission."""

SINGLE = """## One submission

The same ten checks of one submission, a training of 5,000 epochs among them, that two of the
checks look at. Every grader but the kit runs them in the process of the learner's code, and
once, with one training. The kit keeps them outside ({isolation}), and asks each check that
passes again in a fresh process, unless the course declares that it is judged once."""

CLASS = """## A class of {size}

The tiny course, {at_once} at once. Where a grader has no way of its own to grade several, its
command is run for each. One submission in 20 is broken. Pedal and nbgrader grade a half of the
class in each of two processes. What has no quartiles was measured once."""

OWN = """## A class on the kit's own course

Right and wrong submissions, all steps, two at once."""

GROWTH = """## Growth

Lines by least squares, and how far a point lies off at most, as a share of its own value. CPU
seconds are what tells: the wall clock has whatever else the machine did.

![Time against checks, epochs, array entries and submissions](growth.png)"""

SERIES = {
    "checks": "checks of the tiny course, the training among them",
    "epochs": "epochs of one training, judged in two rounds",
    "entries": "entries of an array that is sent to a function and comes back, in two rounds (what "
    "is larger than a message of 16 MiB with its call's arguments is no answer)",
    "submissions": "submissions to a course of two functions; nine in ten have written neither",
}


def page(kept: Mapping[str, Any]) -> str:
    """Render all that is kept."""
    return "\n\n".join([INTRODUCTION, *_sections(kept)]) + "\n"


def _sections(kept: Mapping[str, Any]) -> Iterator[str]:
    yield "## Where\n\n" + _circumstances(kept)
    reached = [
        (one.what, one.wanted, one.measured, "met" if one.met else "**missed**")
        for one in targets(kept)
    ]
    if reached:
        heads = ("Target", "", "Measured", "")
        yield "## Targets\n\n" + _table(heads, reached)
    if "single" in kept:
        yield _single(kept["single"]["found"])
    for found in classes_in(kept):
        yield _class(found)
    if "own" in kept:
        yield f"{OWN}\n\n{_own(kept['own']['found'])}"
    if "watch" in kept:
        yield _watch(kept["watch"]["found"])
    if "growth" in kept:
        yield "\n\n".join([GROWTH, *_growth(kept["growth"]["found"])])


def _circumstances(kept: Mapping[str, Any]) -> str:
    names = ("date", "commit", "cores", "processor", "system", "python", "load")
    rows = [(part, *(of["circumstances"][name] for name in names)) for part, of in kept.items()]
    heads = ("Part", "Ended", "Commit", "Cores", "Processor", "System", "Python", "Load")
    versions = ", ".join(f"{name} {version}" for name, version in peer_versions().items())
    return f"{_table(heads, rows)}\n\nPinned in `requirements/`: {versions}."


def _single(found: Mapping[str, Any]) -> str:
    rows = [costs_of(row) for row in found["rows"]]
    isolation = ", ".join(found.get("isolation", ())) or "not measured"
    head, _, text = SINGLE.format(isolation=isolation).partition("\n\n")
    return f"{head}\n\n{textwrap.fill(text, WIDTH)}\n\n{_costs(rows, Bare.name)}"


def _class(found: Mapping[str, Any]) -> str:
    rows = [costs_of(row) for row in found["rows"]]
    return f"{CLASS.format(**found)}\n\n{_costs(rows, ForkPool.name, found['size'])}"


def _costs(rows: Sequence[Costs], floor: str, size: int | None = None) -> str:
    """Render rows, the fastest first, beside the floor."""
    floors = [row for row in rows if row.name == floor]
    rows = sorted(rows, key=lambda row: row.quartiles[1])
    cells = [_cost(row, floors[0] if floors else None, size) for row in rows]
    per = ("Each, ms",) if size else ()
    heads = (
        "",
        "Wall, s",
        "Half of runs",
        "CPU, s",
        "Memory, MiB",
        *per,
        "x floor",
        "x floor, CPU",
    )
    note = f"The floor is: {floor}."
    return f"{_table(heads, cells)}\n\n{note}"


def _cost(row: Costs, floor: Costs | None, size: int | None) -> Cells:
    low, middle, high = row.quartiles
    spread = f"{low:.3g} to {high:.3g}" if len(row.wall) > 1 else ""
    times = (
        (f"{ratio(row.wall, floor.wall):.2f}", f"{ratio(row.cpu, floor.cpu):.2f}")
        if floor
        else ("", "")
    )
    per = (f"{1000 * middle / size:.0f}",) if size else ()
    cpu = f"{statistics.median(row.cpu):.3g}"
    return (row.name, f"{middle:.3g}", spread, cpu, f"{row.memory:.0f}", *per, *times)


def _own(found: Iterable[Mapping[str, float]]) -> str:
    heads = ("Submissions", "Wall, s", "CPU, s", "Learners' processes, s", "Own / learners'", "MiB")
    rows = [
        (
            of["size"],
            f"{of['wall']:.1f}",
            f"{of['cpu']:.1f}",
            f"{of['learners_cpu']:.1f}",
            f"{(of['cpu'] - of['learners_cpu']) / of['learners_cpu']:.2f}",
            f"{of['memory'] / MIB:.0f}",
        )
        for of in found
    ]
    return _table(heads, rows)


def _watch(found: Mapping[str, Sequence[float]]) -> str:
    rows = []
    for what, figures in found.items():
        low, middle, high = statistics.quantiles(figures, n=4, method="inclusive")
        rows.append((what, f"{middle:.0f}", f"{low:.0f} to {high:.0f}", f"{max(figures):.0f}"))
    heads = ("After a save of step 5", "ms", "Half of saves", "Worst")
    return f"## Watch\n\n{_table(heads, rows)}"


def _growth(found: Mapping[str, Sequence[Mapping[str, float]]]) -> Iterator[str]:
    for name, what in SERIES.items():
        points = found[name]
        at = [point["at"] for point in points]
        rows = []
        for clock in ("cpu", "wall"):
            values = [point[clock] for point in points]
            line = line_through(at, values)
            measured = ", ".join(f"{value:.3g}" for value in values)
            constant, slope = _seconds(line.constant), _seconds(line.slope)
            rows.append((clock, measured, constant, slope, f"{line.off:.0%}"))
        heads = (
            "",
            "s, of " + ", ".join(f"{number:,}" for number in at),
            "Constant",
            "Each",
            "Off",
        )
        yield f"Against {what}:\n\n{_table(heads, rows)}"
    parent = found["submissions"]
    line = line_through([of["at"] for of in parent], [of["parent"] / MIB for of in parent])
    measured = ", ".join(f"{of['parent'] / MIB:.1f}" for of in parent)
    yield (
        f"The process that hands out the work had {measured} MiB at most: "
        f"{1000 * line.slope:.2f} MiB for each 1,000 submissions."
    )


def _seconds(seconds: float) -> str:
    """Write a time in the unit that suits it.

    Examples
    --------
    >>> _seconds(1.5), _seconds(-0.0123), _seconds(7.83e-5)
    ('1.5 s', '-12.3 ms', '78.3 µs')
    """
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if abs(seconds) * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def _table(heads: Cells, rows: Iterable[Cells]) -> str:
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
