"""Step 6: train the network until it has learned XOR."""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    """Train a network with 3 hidden units by gradient descent on all examples at once.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        Examples; may hold integers. Not changed.
    Y : ndarray of shape (m, K)
        Targets, 0 or 1; may hold integers. Not changed.
    epochs : int
        Number of updates; each one uses all examples.
    lr : float
        Learning rate: how far to step against the gradient.
    verbose : bool
        Whether to print epoch, loss and accuracy every 500 epochs.

    Returns
    -------
    params : dict of str to ndarray
        The trained ``W1``, ``b1``, ``W2``, ``b2``.
    history : list of float
        The loss of each epoch, recorded before that epoch's update: epochs entries.

    Notes
    -----
    Each epoch: forward, record the loss, backward, and ``w = w - lr * dw`` for all four
    parameters. The start comes from `init_params`, seeded first: with 3 hidden units fewer than
    half of all starts reach 100 % on XOR, however right the code. The rest get stuck with dead
    units. ``np.random.seed(0)`` is a start that succeeds, seed 42 is one that does not.

    Examples
    --------
    >>> X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    >>> Y = np.array([[0], [1], [1], [0]])
    >>> params, history = train(X, Y, epochs=5000, lr=0.5, verbose=False)
    >>> len(history), history[-1] < 0.01
    (5000, True)
    """
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        if verbose and epoch % 500 == 0:
            accuracy = np.mean((A2 > 0.5) == Y)
            print(f"epoch {epoch:5d}   loss {history[-1]:.4f}   accuracy {accuracy:4.0%}")
        gradients = backward(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * gradients["d" + name]
    return params, history


def visualize_decision_boundary(params):
    """Draw what a network answers over the plane of the two inputs. Given: nothing to write here.

    Parameters
    ----------
    params : dict of str to ndarray
        A network with two inputs and one output. Not changed.

    Returns
    -------
    Axes
        Of matplotlib: filled contours of P(y = 1) over 200 x 200 points from -0.5 to 1.5, the
        line where it is 0.5, and XOR's four points. ``axes.figure`` is the figure.
    """
    import matplotlib.pyplot as plt  # here, so that training needs NumPy alone

    side = np.linspace(-0.5, 1.5, 200)
    x1, x2 = np.meshgrid(side, side)
    A2, _ = forward(np.column_stack([x1.ravel(), x2.ravel()]), params)
    answers = A2.reshape(x1.shape).round(9)  # or rounding draws lines where A2 is 0.5 all over

    _, axes = plt.subplots(figsize=(6.4, 5.4), layout="constrained")
    levels = np.linspace(0, 1, 22)  # an odd number of bands: the middle one is "undecided"
    colours = axes.contourf(x1, x2, answers, levels, cmap="coolwarm")
    if answers.min() < 0.5 < answers.max():
        axes.contour(x1, x2, answers, [0.5], colors="black")
    for label, marker, colour in ((0, "o", "navy"), (1, "s", "darkred")):
        points = np.array([(a, b) for a in (0, 1) for b in (0, 1) if (a ^ b) == label])
        look = {"marker": marker, "color": colour, "edgecolor": "white", "s": 120, "zorder": 3}
        axes.scatter(points[:, 0], points[:, 1], label=f"y = {label}", **look)
    axes.figure.colorbar(colours, label="P(y = 1)", ticks=(0, 0.25, 0.5, 0.75, 1))
    axes.set(xlabel="x1", ylabel="x2", title="Decision boundary", aspect="equal")
    axes.figure.legend(loc="outside lower center", ncols=2, frameon=False)
    return axes


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    params, history = train(X, Y, epochs=5000, lr=0.5)

    A2, _ = forward(X, params)
    print("\n input   prediction   actual")
    for x, p, y in zip(X, A2[:, 0], Y[:, 0], strict=True):
        print(f"({x[0]}, {x[1]})      {p:.4f}       {y}    {'✓' if (p > 0.5) == y else '✗'}")
    print(f"\nloss {history[0]:.4f} -> {history[-1]:.4f}")

    from pathlib import Path

    import matplotlib.pyplot as plt

    axes = visualize_decision_boundary(params)
    if plt.get_backend().lower() == "agg":  # no screen to open a window on
        picture = Path("decision_boundary.png").resolve()
        axes.figure.savefig(picture, dpi=150)
        print(f"the decision boundary is drawn in {picture}")
    else:
        plt.show()
