"""Draws how the time grows, with the line through it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import line_through


def draw(found: Mapping[str, Sequence[Mapping[str, Any]]], path: Path) -> None:
    """Write one picture of all growths."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 2.6), layout="constrained")
    for axes, (name, points) in zip(figure.subplots(1, len(found)), found.items(), strict=True):
        at, cpu = [point["at"] for point in points], [point["cpu"] for point in points]
        line = line_through(at, cpu)
        ends = [0, max(at)]
        axes.plot(ends, [line.constant + line.slope * end for end in ends], color="0.7")
        axes.plot(at, cpu, "o", color="tab:blue", markersize=4)
        axes.set(xlabel=name, xlim=(0, None), ylim=(0, 1.1 * max(cpu)))
        axes.ticklabel_format(axis="x", style="sci", scilimits=(0, 4))
        axes.spines[["top", "right"]].set_visible(False)
    figure.axes[0].set_ylabel("CPU, s")
    figure.savefig(path, dpi=80)
