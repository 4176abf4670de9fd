"""XOR's four points, and why no straight line can tell their classes apart."""

import numpy as np

from figures import style
from figures.runs import XOR_X, XOR_Y

TITLE = "Why no straight line can do XOR"
STEP = "step1"

LINES = (
    ("$x_1 = 0.5$", (1.0, 0.0, -0.5)),
    ("$x_2 = 0.5$", (0.0, 1.0, -0.5)),
    ("$x_1 + x_2 = 0.5$", (1.0, 1.0, -0.5)),
    ("$x_1 + x_2 = 1.5$", (-1.0, -1.0, 1.5)),
)
"""Lines a x1 + b x2 + c = 0, as (a, b, c): where the left side is positive, the answer is 1."""

RANDOM_LINES = 20_000


@style.styled
def draw(learner):
    """Draw the points, four lines with their right points, and the count over random lines."""
    figure = style.new_figure(TITLE, 10, 6.8)
    axes = figure.subplots(2, 3)
    _draw_points(axes[0, 0])
    for ax, (name, line) in zip(axes.flat[1:5], LINES, strict=True):
        _draw_line(ax, name, np.array(line))
    _draw_counts(axes[1, 2])
    return figure


def right_points(lines):
    """Count the points on their right side, for lines of shape (n, 3): an array of shape (n,)."""
    answers = XOR_X @ lines[:, :2].T + lines[:, 2] > 0
    return np.sum(answers == XOR_Y, axis=0)


def random_lines(count, seed=0):
    """Draw lines through the square, in every direction, both ways round."""
    rng = np.random.default_rng(seed)
    angle = rng.uniform(0, 2 * np.pi, count)
    normal = np.column_stack([np.cos(angle), np.sin(angle)])
    through = rng.uniform(-0.5, 1.5, (count, 2))
    return np.column_stack([normal, -np.sum(normal * through, axis=1)])


def _draw_points(ax):
    style.square(ax)
    style.points(ax, XOR_X, XOR_Y)
    ax.set_title("y is 1 where $x_1$ and $x_2$ differ")
    ax.legend(loc="center", handletextpad=0.2)


def _draw_line(ax, name, line):
    style.square(ax)
    side = np.linspace(-0.5, 1.5, 201)
    height = line[0] * side[None, :] + line[1] * side[:, None] + line[2]
    colours = ["#CFE3F1", "#F8DCC8"]
    ax.contourf(side, side, height, levels=[-9, 0, 9], colors=colours, zorder=0)
    ax.contour(side, side, height, levels=[0], colors=style.INK, linewidths=1.5)
    style.points(ax, XOR_X, XOR_Y)
    wrong = (XOR_X @ line[:2] + line[2] > 0) != (XOR_Y[:, 0] == 1)
    ax.scatter(*XOR_X[wrong].T, s=330, facecolor="none", edgecolor=style.INK, zorder=6)
    ax.set_title(f"{name}: {right_points(line[None])[0]} of 4 right")


def _draw_counts(ax):
    counts = np.bincount(right_points(random_lines(RANDOM_LINES)), minlength=5)
    bars = ax.bar(range(5), 100 * counts / RANDOM_LINES, color=style.SKY, width=0.7)
    shares = [f"{100 * count / RANDOM_LINES:.0f} %" if count else "none" for count in counts]
    ax.bar_label(bars, shares, padding=2)
    ax.set_title(f"{RANDOM_LINES:,} random lines")
    ax.set(xlabel="points on their right side", ylabel="share of the lines (%)")
    ax.margins(y=0.15)
    ax.grid(visible=False, axis="x")
