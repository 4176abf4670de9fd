"""The decision boundary: what the network answers everywhere, not just at the four points."""

import functools

import numpy as np
from matplotlib.animation import FuncAnimation

from figures import style
from figures.runs import EPOCHS, STOPS, XOR_X, XOR_Y, accuracy, predict, spread_epochs, train

TITLE = "Decision boundary of the trained network"
STEP = "step6"

SIDE = np.linspace(-0.5, 1.5, 200)
FRAMES = 40
HOLD = 8
"""How many more frames the last one stays."""


@style.styled
def draw(learner):
    """Draw the probability that y is 1 over the plane, and the four points on it."""
    params, history = train(learner)
    figure, ax = _canvas(TITLE)
    _paint(ax, probabilities(learner, params))
    _name(ax, EPOCHS, accuracy(learner, params), history[-1])
    _add_bar(figure, ax)
    return figure


def animate(learner):
    """Show the boundary bend while the network learns, slowly at the start.

    Returns
    -------
    figure : Figure
        The first frame.
    animation : FuncAnimation
        All frames, at epochs that are each about as many times the one before.
    """
    stages = _stages(learner, spread_epochs(EPOCHS, FRAMES))
    figure, show = _moving(stages[0])
    show_first = functools.partial(show, stages[0])
    held = [*stages, *[stages[-1]] * HOLD]
    return figure, FuncAnimation(figure, show, held, show_first, cache_frame_data=False)


def frames(learner):
    """Yield what is to be seen and the figure, painted anew after more and more epochs."""
    stages = _stages(learner, spread_epochs(EPOCHS, STOPS))
    figure, show = _moving(stages[0])
    for stage in stages:
        show(stage)
        epoch, _, share, loss = stage
        yield _headline(epoch, share, loss), figure


def _stages(learner, epochs):
    """List epoch, probabilities, share of right points, and loss on the way of one training."""
    stages = []
    # The same seed leads through the same networks: a shorter training is a part of a longer one.
    for epoch in epochs:
        params, history = train(learner, int(epoch))
        share = accuracy(learner, params)
        stages.append((epoch, probabilities(learner, params), share, history[-1]))
    return stages


@style.styled
def _moving(first):
    """Lay out a figure by its first stage, so that nothing jumps, and return how to show others."""
    figure, ax = _canvas("How the decision boundary bends")
    _paint(ax, first[1])
    _name(ax, first[0], *first[2:])
    _add_bar(figure, ax)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")

    @style.styled
    def show(stage):
        epoch, values, share, loss = stage
        for old in list(ax.collections):
            old.remove()
        _paint(ax, values)
        _name(ax, epoch, share, loss)

    return figure, show


def probabilities(learner, params):
    """Ask forward about every point of the grid; the second input runs along the rows."""
    first, second = np.meshgrid(SIDE, SIDE)
    grid = np.column_stack([first.ravel(), second.ravel()])
    return predict(learner, grid, params).reshape(first.shape)


def _canvas(title):
    figure = style.new_figure(title, 6.8, 6)
    ax = figure.subplots()
    style.square(ax)
    ax.grid(visible=False)
    return figure, ax


def _paint(ax, values):
    levels = np.linspace(0, 1, 22)  # 0.5 is within a band, not between two: undecided is white
    filled = ax.contourf(SIDE, SIDE, np.clip(values, 0, 1), levels, cmap=style.SURE, zorder=0)
    filled.set_edgecolor("face")  # no hairlines between the bands of a .pdf or .svg
    # Where a network is stuck at 0.5, only rounding would draw a line: a wild one.
    steady = np.round(values, 9)
    if steady.min() < 0.5 < steady.max():
        ax.contour(SIDE, SIDE, steady, [0.5], colors=style.INK, linewidths=2)
    style.points(ax, XOR_X, XOR_Y, size=140)


def _name(ax, epoch, share, loss):
    ax.set_title(_headline(epoch, share, loss))


def _headline(epoch, share, loss):
    right = round(share * len(XOR_Y))
    return f"epoch {epoch:,}: {right} of 4 points right, loss {loss:.4f}"


def _add_bar(figure, ax):
    bar = figure.colorbar(ax.collections[0], ax=ax, ticks=(0, 0.25, 0.5, 0.75, 1), shrink=0.85)
    bar.set_label("P(y = 1), the network's answer")
    bar.outline.set_visible(False)
    handles, labels = ax.get_legend_handles_labels()
    lines = {label: handle for handle, label in zip(handles, labels, strict=True)}
    figure.legend(lines.values(), lines.keys(), loc="outside lower center", ncols=2)
