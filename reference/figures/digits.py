"""Handwritten digits: what the softmax network makes of images it has never seen."""

import numpy as np
from datasets import load_digits, read_idx

from figures import style
from figures.runs import describe, read_array, read_training

TITLE = "Handwritten digits that were held back"
STEP = "challenge2"

CLASSES = 10
HIDDEN, EPOCHS, LR = 32, 500, 0.5
LENGTH = 30.0
"""Squared length of an image up to which `LR` holds; the kit's digits have 15."""
ROWS, COLUMNS = 5, 8
MISTAKES = ROWS * COLUMNS // 2
"""At most as many of the images shown, so that the right answers are seen as well."""


TRAIN, TEST = 3000, 1000
"""So many of MNIST's images, in the order of their files: a training of some 15 seconds."""


def load_mnist(find):
    """Load the first of MNIST's images, in the form of `load_digits`."""
    parts = []
    for name, count in (("train", TRAIN), ("t10k", TEST)):
        images = read_idx(find(f"{name}-images-idx3-ubyte.gz"))[:count]
        labels = read_idx(find(f"{name}-labels-idx1-ubyte.gz"))[:count]
        parts += [images.reshape(len(images), -1) / 255.0, labels.astype(np.int64)]
    return parts


DATA = {"digits": lambda find: load_digits(), "mnist": load_mnist}
"""Data sets by name: functions that return X_train, Y_train, X_test, Y_test as `load_digits`."""


@style.styled
def draw(learner, data=None):
    """Draw some of the images with the answers, and how often each digit is taken for which.

    Parameters
    ----------
    data : tuple of four ndarray, optional
        X_train (m, side * side), Y_train (m,), X_test, Y_test; the kit's digits if not given.
    """
    X_train, Y_train, X_test, Y_test = load_digits() if data is None else data
    answers = _answers(learner, X_train, Y_train, X_test)
    right = answers == Y_test
    figure = style.new_figure(TITLE, 12, 6.2)
    left, middle = figure.subfigures(1, 2, width_ratios=(1.25, 1))
    _draw_images(left, X_test, Y_test, answers)
    _draw_confusion(middle.subplots(), Y_test, answers)
    left.suptitle(_headline(right), x=0.03, ha="left", size=11, weight="normal")
    return figure


def confusion(labels, answers):
    """Count, in row i and column j, how often an i was taken for a j."""
    counts = np.zeros((CLASSES, CLASSES), int)
    np.add.at(counts, (labels, answers), 1)
    return counts


def rate(X):
    """Choose the learning rate: the lesson's for small images, a lower one for large ones.

    The loss bends, along the weights of a layer, in proportion to the squared length of its
    inputs; steps that are right for 8 x 8 pixels leave the valley with ten times as many.

    Examples
    --------
    >>> rate(np.full((5, 64), 0.5)), rate(np.full((5, 784), 0.5))
    (0.5, 0.08)
    """
    return round(LR * min(1.0, LENGTH / float(np.mean(np.sum(X**2, axis=1)))), 2)


def _headline(right):
    wrong = len(right) - int(right.sum())
    first = "they come first" if wrong <= MISTAKES else f"the first {MISTAKES} of them"
    return f"answers below the images; {wrong} of {len(right)} are wrong: {first}, boxed"


def _answers(learner, X_train, Y_train, X_test):
    rows = learner.one_hot(Y_train, CLASSES)
    read_array(learner, "one_hot", rows, "its result", (len(Y_train), CLASSES))
    answer = learner.train_softmax(
        X_train, rows, hidden_size=HIDDEN, epochs=EPOCHS, lr=rate(X_train), verbose=False
    )
    params, _ = read_training(learner, "train_softmax", answer)
    found = learner.predict(X_test, params)
    read_array(learner, "predict", found, "its result", (len(X_test),))
    if not np.all(np.isin(found, np.arange(CLASSES))):
        learner.refuse("predict", f"gave {describe(found)} that holds more than the digits 0 to 9")
    return found.astype(int)


def _draw_images(figure, X, labels, answers):
    wrong = answers != labels
    shown = [*np.flatnonzero(wrong)[:MISTAKES], *np.flatnonzero(~wrong)][: ROWS * COLUMNS]
    side = round(np.sqrt(X.shape[1]))
    for ax, index in zip(figure.subplots(ROWS, COLUMNS).flat, shown, strict=False):
        ax.imshow(X[index].reshape(side, side), cmap="gray_r", vmin=0, vmax=1)
        ax.set(xticks=(), yticks=())
        ax.grid(visible=False)
        colour = style.RED if wrong[index] else style.GREY
        for spine in ax.spines.values():
            spine.set(visible=wrong[index], color=colour, linewidth=2)
        text = f"{answers[index]}, is {labels[index]}" if wrong[index] else f"{answers[index]}"
        ax.set_xlabel(text, color=style.RED if wrong[index] else style.INK, size=10, labelpad=3)


def _draw_confusion(ax, labels, answers):
    counts = confusion(labels, answers)
    share = np.mean(labels == answers)
    ax.imshow(np.sqrt(counts), cmap="Blues", vmax=np.sqrt(counts.max()) * 1.25)
    for (row, column), count in np.ndenumerate(counts):
        if count:
            off = row != column
            colour = "white" if count > counts.max() / 4 else style.RED if off else style.INK
            weight = "bold" if off else "normal"
            ax.text(column, row, count, color=colour, weight=weight, ha="center", va="center")
    ax.set(xticks=range(CLASSES), yticks=range(CLASSES))
    ax.set(xlabel="answer of the network", ylabel="digit in the image")
    ax.set_title(f"{100 * share:.1f} % of {len(labels)} right; number of images")
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
