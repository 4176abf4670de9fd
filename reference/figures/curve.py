"""The learning curve: how the loss falls, and when the points come out right."""

import numpy as np

from figures import style
from figures.runs import EPOCHS, LR, STOPS, XOR_Y, accuracy, spread_epochs, train

TITLE = "Learning curve on XOR"
STEP = "step6"


def draw(learner, log=False):
    """Draw loss and accuracy over the epochs.

    Parameters
    ----------
    log : bool
        Whether both the epochs and the loss are on logarithmic axes.
    """
    return frames(learner, log)[-1][1]


@style.styled
def frames(learner, log=False):
    """Return what is to be seen and the figure, once."""
    params, history = train(learner)
    epochs = spread_epochs(EPOCHS, STOPS)[:-1]
    # Training for longer repeats the shorter training: it starts from the same seed.
    right = [accuracy(learner, train(learner, int(epoch))[0]) for epoch in epochs]
    epochs, right = [*epochs, EPOCHS], [*right, accuracy(learner, params)]

    figure = style.new_figure(TITLE, 8, 6)
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(2, 1))
    _draw_loss(above, history, log)
    above.margins(x=0.015)
    below.step(epochs, 100 * np.array(right), where="post", color=style.RED)
    below.plot(epochs, 100 * np.array(right), "s", markersize=4, color=style.RED)
    below.set(ylabel="right points (%)", ylim=(-6, 108), yticks=(0, 25, 50, 75, 100))
    below.set_xlabel(f"epochs (updates with all {len(XOR_Y)} points, learning rate {LR:g})")
    below.set_title(f"{right[-1]:.0%} of the points right at the end".replace("%", " %"))
    says = f"The loss goes from {history[0]:.4f} to {history[-1]:.4f} in {EPOCHS:,} epochs"
    return [(f"{says}. {100 * right[-1]:.0f} % of the points are right at the end.", figure)]


def _draw_loss(ax, history, log):
    ax.plot(np.arange(1, len(history) + 1), history, color=style.BLUE)
    ax.set(ylabel="loss, as train records it", title=f"loss {history[0]:.4f} → {history[-1]:.4f}")
    if log:
        ax.set_xscale("log")
    if log and np.all(history > 0):
        ax.set_yscale("log")
    else:
        ax.set_ylim(bottom=min(0, np.nanmin(history)))
