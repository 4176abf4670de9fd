"""Pictures of a class, as large as they are shown on its page."""

import warnings
from collections.abc import Callable, Sequence
from functools import wraps
from math import ceil
from textwrap import fill
from typing import Any, Final

import matplotlib as mpl
import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from grader.learn.plotting import png_of
from grader.printable import one_line
from grader.teach.insights import Spread, StepFigures, Trouble
from grader.teach.likeness import Likeness

INK, GREY, GRID = "#222222", "#767676", "#e6e6e6"
DARK, PALE, ALARM = "#0072b2", "#a8d1ec", "#d55e00"
"""Okabe and Ito's blue and vermilion, and a tint: apart for colour-blind eyes."""

_RC: Final[dict[str, Any]] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same picture on every machine
    "axes.axisbelow": True,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": "white",
    "grid.color": GRID,
    "legend.frameon": False,
    "text.parse_math": False,  # a title may have a $ in it
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
}
_BINS: Final = 20
_LINE: Final = 42
_WIDTH: Final = 7.2


def _styled(draw: Callable[..., Figure]) -> Callable[..., bytes]:
    """Draw in this style, and leave matplotlib's settings as they were."""

    @wraps(draw)
    def drawn(*arguments: Any) -> bytes:
        with mpl.style.context(["default", _RC]), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing")  # its box will do
            return png_of(draw(*arguments))

    return drawn


def _axes(height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    return figure, figure.add_subplot()


def _bars_along(axes: Axes, labels: Sequence[str]) -> None:
    """Set up bars that lie below each other, the first one on top."""
    axes.set_yticks(range(len(labels)), [_two_lines(label) for label in labels])
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _two_lines(label: str) -> str:
    plain = one_line(label).replace("`", "")
    return fill(plain, _LINE, max_lines=2, placeholder=" …")


@_styled
def of_points(spread: Spread) -> Figure:
    """Draw how many students have how many points, and where the middle is."""
    figure, axes = _axes(2.9)
    most = max(spread.max_score, spread.scores[-1], 1.0)
    edges = [most * n / _BINS for n in range(_BINS + 1)]
    axes.hist(spread.scores, bins=edges, color=DARK, edgecolor="white")
    axes.axvspan(spread.low, spread.high, color=PALE, alpha=0.45, zorder=0)
    axes.axvline(spread.median, color=ALARM, linestyle="--")
    axes.annotate(
        f" median {spread.median:g}",
        (spread.median, 1.0),
        xycoords=("data", "axes fraction"),
        ha="right" if spread.median > most * 0.7 else "left",
        va="bottom",
        color=INK,
    )
    axes.set(xlabel="points", ylabel="students", xlim=(0, most))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y")
    return figure


@_styled
def of_steps(steps: Sequence[StepFigures]) -> Figure:
    """Draw how many passed each step, and how many only started it."""
    figure, axes = _axes(1.1 + 0.34 * len(steps))
    places = range(len(steps))
    axes.barh(places, [step.started for step in steps], color=PALE, label="started")
    axes.barh(places, [step.passed for step in steps], color=DARK, height=0.5, label="passed")
    _bars_along(axes, [f"{step.id}  {step.title}" for step in steps])
    axes.set(xlabel="students", xlim=(0, max(1, *(step.graded for step in steps))))
    figure.legend(loc="outside upper right", ncols=2)
    return figure


@_styled
def of_troubles(troubles: Sequence[Trouble]) -> Figure:
    """Draw how many students make each mistake."""
    figure, axes = _axes(0.8 + 0.44 * len(troubles))
    axes.barh(range(len(troubles)), [one.of for one in troubles], color=PALE)
    bars = axes.barh(
        range(len(troubles)), [len(one.rows) for one in troubles], color=DARK, height=0.5
    )
    axes.bar_label(bars, [f" {len(one.rows)}" for one in troubles], color=INK)
    _bars_along(axes, [f"{one.function}: {one.says}" for one in troubles])
    axes.set(xlabel="students, of those who started the step")
    return figure


@_styled
def of_likeness(found: Likeness) -> Figure:
    """Draw how alike each student's nearest is, and from where on that is told."""
    figure, axes = _axes(2.6)
    most = max(found.nearest[-1], found.limit, 1.0) * 1.02
    step = max(ceil(most / 40), 1)
    edges = [step * n for n in range(ceil(most / step) + 1)]
    axes.hist(found.nearest, bins=edges, color=DARK)
    axes.axvspan(found.limit, edges[-1], color=ALARM, alpha=0.15, zorder=0)
    axes.axvline(found.limit, color=ALARM, linestyle="--")
    axes.set(xlabel="bits in common with the most similar", ylabel="students", xlim=(0, edges[-1]))
    axes.set_yscale("symlog", linthresh=1)
    axes.set_ylim(bottom=0)
    ticks = [n for n in (0, 1, 10, 100, 1000, 10000) if n <= max(len(found.nearest), 1)]
    axes.set_yticks(ticks, [str(n) for n in ticks])
    axes.minorticks_off()
    return figure
