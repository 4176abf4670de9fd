"""What the L2 penalty does: to the weights, and to points that were not trained on."""

import numpy as np
from datasets import few_for_training, two_moons

from figures import style
from figures.runs import predict, read_params, read_training

TITLE = "What the penalty does to the weights"
STEP = "challenge3"

LAMBDAS = (0.0, 0.03, 0.1, 0.3, 1.0, 3.0)
HIDDEN, EPOCHS, LR = 32, 2000, 0.5


@style.styled
def draw(learner):
    """Draw, for several lambda, the weights after training, and the loss in training and test."""
    X, Y, X_test, Y_test = few_for_training(*two_moons())
    start = read_params(learner, "init_params", learner.init_params(2, HIDDEN, 1))
    weights, losses = [], []
    for lambd in LAMBDAS:
        options = {"lr": LR, "epochs": EPOCHS, "lambd": lambd}
        answer = learner.train_with_reg(X, Y, start, **options)
        params, _ = read_training(learner, "train_with_reg", answer)
        weights.append(np.concatenate([params["W1"].ravel(), params["W2"].ravel()]))
        losses.append([_loss(learner, params, X, Y), _loss(learner, params, X_test, Y_test)])

    figure = style.new_figure(TITLE, 11.5, 6)
    left, right = figure.subfigures(1, 2, width_ratios=(1.25, 1))
    _draw_weights(left, weights)
    _draw_losses(right.subplots(), np.array(losses), len(X), len(X_test))
    return figure


def _loss(learner, params, X, Y):
    """Measure the cross-entropy without the penalty, so that all lambda can be compared."""
    A2 = np.clip(predict(learner, X, params), 1e-8, 1 - 1e-8)
    return float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))


def _draw_weights(figure, weights):
    axes = figure.subplots(3, 2, sharex=True, sharey=True)
    reach = max(0.5, max(np.abs(each).max() for each in weights))
    bins = np.linspace(-reach, reach, 42)
    for ax, lambd, each in zip(axes.flat, LAMBDAS, weights, strict=True):
        ax.hist(each, bins, color=style.BLUE)
        ax.set_title(f"λ = {lambd:g}: root mean square {np.sqrt(np.mean(each**2)):.2f}", size=10)
    figure.supxlabel("value of a weight in W1 or W2", size=10)
    figure.supylabel(f"number of the {weights[0].size} weights", size=10)


def _draw_losses(ax, losses, few, many):
    places = np.arange(len(LAMBDAS))
    best = int(np.argmin(losses[:, 1]))
    ax.plot(places, losses[:, 0], "o-", color=style.BLUE, label=f"the {few} trained on")
    ax.plot(places, losses[:, 1], "s--", color=style.RED, label=f"{many} others")
    ax.plot(best, losses[best, 1], "s", markersize=14, markerfacecolor="none", color=style.RED)
    ax.set_xticks(places, [f"{lambd:g}" for lambd in LAMBDAS])
    ax.set(xlabel="λ, weight of the penalty", ylabel="cross-entropy per point (nats)")
    ax.set_ylim(bottom=0)
    ax.set_title(f"lowest on the others at λ = {LAMBDAS[best]:g}")
    ax.legend(loc="best")
