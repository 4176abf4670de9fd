"""The gradient check at every step size: a right gradient draws a V, a wrong one a flat line."""

import numpy as np

from figures import style
from figures.runs import predict, read_dict, read_parts

TITLE = "Gradient check: backward against measured slopes"
STEP = "step5"

NAMES = ("W1", "b1", "W2", "b2")
STEPS = np.geomspace(1e-1, 1e-12, 56)
FROM_THE_KINK = 0.25
"""How far every Z1 is from relu's kink: further than the largest step can move it."""

DASHES = {"W1": "-", "b1": "--", "W2": "-.", "b2": ":"}
COLOURS = dict(zip(NAMES, (style.BLUE, style.ORANGE, style.GREEN, style.PURPLE), strict=True))


def cross_entropy(A2, Y):
    """Binary cross-entropy without a guard in its logs, that would be a difference of its own."""
    return -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / len(Y)


def squared_error(A2, Y):
    """Half the mean squared error."""
    return np.sum((A2 - Y) ** 2) / (2 * len(Y))


LOSSES = {"cross-entropy": cross_entropy, "squared error": squared_error}


@style.styled
def draw(learner):
    """Draw, per parameter, how far backward is from central differences of every step size."""
    X, Y, params = draw_problem()
    gradients = _gradients(learner, X, Y, params)
    errors = {loss: np.empty((len(NAMES), len(STEPS))) for loss in LOSSES}
    for column, step in enumerate(STEPS):
        for row, name in enumerate(NAMES):
            measured = measure(learner, X, Y, params, name, step)
            for loss in LOSSES:
                errors[loss][row, column] = distance(gradients["d" + name], measured[loss])
    # Both losses are right answers: judge by the one that the gradient is nearer to.
    loss = min(errors, key=lambda name: np.median(errors[name].min(axis=1)))
    return _draw(errors[loss], loss)


def draw_problem():
    """Draw inputs and parameters with every Z1 well away from the kink: X, Y, params."""
    rng = np.random.default_rng(0)
    while True:
        X, Y = rng.normal(size=(5, 2)), rng.integers(0, 2, size=(5, 1))
        params = {
            "W1": rng.normal(size=(2, 3)),
            "b1": rng.normal(size=(1, 3)),
            "W2": rng.normal(size=(3, 1)),
            "b2": rng.normal(size=(1, 1)),
        }
        Z1 = X @ params["W1"] + params["b1"]
        reach = max(STEPS) * max(1.0, np.abs(X).max())
        lively = np.all(np.sum(Z1 > 0, axis=0) % len(X) != 0)
        if lively and np.abs(Z1).min() > max(FROM_THE_KINK, reach):
            return X, Y, params


def measure(learner, X, Y, params, name, step):
    """Take central differences of both losses; the learner's forward does the predicting."""
    value = params[name]
    slopes = {loss: np.empty(value.shape) for loss in LOSSES}
    for index in np.ndindex(*value.shape):
        A2 = []
        for move in (step, -step):
            moved = value.copy()
            moved[index] += move
            A2.append(np.clip(predict(learner, X, {**params, name: moved}), 1e-300, 1 - 1e-16))
        for loss, of in LOSSES.items():
            slopes[loss][index] = (of(A2[0], Y) - of(A2[1], Y)) / (2 * step)
    return slopes


def distance(ours, measured):
    """Return |ours - measured| / (|ours| + |measured|), from 0 to 1; at least 1e-16."""
    size = np.linalg.norm(ours) + np.linalg.norm(measured)
    return max(np.linalg.norm(ours - measured) / max(size, 1e-300), 1e-16)


def _gradients(learner, X, Y, params):
    _, cache = read_parts(learner, "forward", learner.forward(X, params), "A2", "cache")
    gradients = learner.backward(X, Y, params, cache)
    return read_dict(learner, "backward", gradients, like=params, before="d")


def _draw(errors, loss):
    figure = style.new_figure(TITLE, 8.4, 5.6)
    ax = figure.subplots()
    for name, row in zip(NAMES, errors, strict=True):
        label = f"d{name}   best {row.min():.0e}"
        ax.plot(STEPS, row, DASHES[name], color=COLOURS[name], label=label)
    ax.axhline(1e-5, color=style.GREY, linewidth=1, linestyle=(0, (1, 2)))
    ax.text(1e-6, 1.3e-5, "a right gradient goes below this", color=style.GREY, ha="center", size=9)
    ax.set(xscale="log", yscale="log", xlim=(0.16, 6e-13), ylim=(3e-13, 300))
    ax.set_title(f"a right gradient draws a V, a wrong one a flat line   (loss: {loss})")
    ax.set_xlabel("step h of the central difference (smaller to the right)")
    ax.set_ylabel("relative error  |ours - measured| / (|ours| + |measured|)")
    for x, text in ((0.13, "h is long:\nthe slope bends"), (2e-11, "h is short:\nrounding")):
        ax.text(x, 1e-12, text, color=style.GREY, size=9, va="bottom")
    ax.legend(loc="upper center", ncols=2)
    return figure
