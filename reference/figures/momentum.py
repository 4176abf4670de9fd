"""Momentum: two trainings from the same start, without it and with it."""

import numpy as np

from figures import style
from figures.runs import EPOCHS, LR, XOR_X, XOR_Y, read_params, read_training

TITLE = "Momentum: two learning curves from the same start"
STEP = "challenge1"

BETAS = (0.0, 0.9)
DASHES = ("-", "--")
COLOURS = (style.BLUE, style.RED)


@style.styled
def draw(learner):
    """Draw the loss of train_with_momentum for beta = 0 and beta = 0.9, on logarithmic axes."""
    start = read_params(learner, "init_params", learner.init_params(2, 3, 1))
    curves = {beta: _train(learner, start, beta) for beta in BETAS}
    figure = style.new_figure(TITLE, 8, 5.4)
    ax = figure.subplots()
    for (beta, history), dashes, colour in zip(curves.items(), DASHES, COLOURS, strict=True):
        label = f"beta = {beta:g}   last loss {history[-1]:.1e}"
        ax.plot(np.arange(1, len(history) + 1), history, dashes, color=colour, label=label)
    ax.set_xscale("log")
    if all(np.all(history > 0) for history in curves.values()):
        ax.set_yscale("log")
    ax.set_title(_headline(curves))
    ax.set_xlabel(f"epochs (updates with all {len(XOR_Y)} points, learning rate {LR:g})")
    ax.set_ylabel("loss, as train_with_momentum records it")
    ax.legend(loc="lower left")
    return figure


def _train(learner, start, beta):
    answer = learner.train_with_momentum(XOR_X, XOR_Y, start, lr=LR, epochs=EPOCHS, beta=beta)
    return read_training(learner, "train_with_momentum", answer)[1]


def _headline(curves):
    """Say how soon each comes down to a tenth of its first loss."""
    parts = []
    for beta, history in curves.items():
        below = np.flatnonzero(history < history[0] / 10)
        when = f"after {below[0]:,} epochs" if below.size else "never"
        parts.append(f"{when} with beta = {beta:g}")
    return f"down to a tenth of the loss: {', '.join(parts)}"
