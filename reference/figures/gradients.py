"""The gradients entry by entry: what backward gives, what is right, and how far apart they are."""

import numpy as np
from matplotlib.patches import Rectangle
from step3_forward import forward
from step5_backward import backward

from figures import style
from figures.gradcheck import NAMES, draw_problem
from figures.runs import read_dict

TITLE = "Gradients, entry by entry"
STEP = "step5"

SAME = 1e-9
"""Of the largest entry: rounding stays far below, a mistake above."""


def draw(learner):
    """Draw each gradient of backward beside the right one and the difference, as heat maps."""
    return frames(learner)[-1][1]


@style.styled
def frames(learner):
    """Return what is to be seen and the figure, once."""
    X, Y, params = draw_problem()
    cache = forward(X, params)[1]  # the right one: here it is backward that is looked at
    answer = learner.backward(X, Y, params, cache)
    yours = read_dict(learner, "backward", answer, like=params, before="d")
    loss, right = nearest(yours, rights(X, Y, params, cache))
    figure = style.new_figure(TITLE, 6.8, 6.6)
    grid = figure.subplots(len(NAMES), 3, height_ratios=[_rows(params[n]) for n in NAMES])
    says = [
        _draw_row(row, f"d{name}", np.asarray(yours[f"d{name}"], float), right[f"d{name}"])
        for row, name in zip(grid, NAMES, strict=True)
    ]
    for ax, title in zip(grid[0], ("yours", "expected", "difference"), strict=True):
        ax.set_title(title)
    figure.supxlabel(f"loss: {loss}; a colour scale for each row, white is 0", size=10)
    return [(f"Gradient of the {loss}: {'; '.join(says)}.", figure)]


def rights(X, Y, params, cache):
    """Return the right gradients of both losses, by the loss's name."""
    A2 = cache["A2"]
    # backward starts with A2 - Y: with this Y, that is how the squared error starts.
    other = A2 - (A2 - Y) * A2 * (1 - A2)
    return {
        "cross-entropy": backward(X, Y, params, cache),
        "squared error": backward(X, other, params, cache),
    }


def nearest(yours, losses):
    """Choose the loss by which most entries are right; the first, if they are equally many."""

    def right_entries(loss):
        pairs = ((np.asarray(yours[name], float), right) for name, right in losses[loss].items())
        return sum(np.sum(~is_wrong(own, right)) for own, right in pairs)

    loss = max(losses, key=right_entries)
    return loss, losses[loss]


def is_wrong(yours, right):
    """Tell which entries differ by more than rounding."""
    return ~(np.abs(yours - right) <= SAME * np.abs(right).max())  # also catches NaN


def _rows(value):
    """Give a matrix of one row some room for its name."""
    return 0.6 + len(value)


def _draw_row(row, name, yours, right):
    wrong = is_wrong(yours, right)
    finite = yours[np.isfinite(yours)]
    reach = max(np.abs(right).max(), np.abs(finite).max(initial=0.0))
    for ax, values in zip(row, (yours, right, np.where(wrong, yours - right, 0.0)), strict=True):
        ax.imshow(values, style.SURE, vmin=-reach, vmax=reach, aspect="auto")
        ax.grid(visible=False)
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set(visible=True, color=style.PALE)
        for (i, j), value in np.ndenumerate(values):
            ax.text(j, i, f"{value:.3g}", ha="center", va="center")
    for i, j in np.argwhere(wrong):
        row[2].add_patch(_box(j, i))
    row[0].set_ylabel(name)
    count = wrong.sum()
    return (
        f"{name} is right" if not count else f"{name} is wrong in {count} of {wrong.size} entries"
    )


def _box(x, y):
    return Rectangle((x - 0.46, y - 0.46), 0.92, 0.92, fill=False, edgecolor=style.INK, linewidth=2)
