"""Challenge 1: training with momentum."""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    """Train by gradient descent that keeps some of its speed from one epoch to the next.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        Examples; may hold integers. Not changed.
    Y : ndarray of shape (m, K)
        Targets, 0 or 1; may hold integers. Not changed.
    params : dict of str to ndarray
        The start: ``W1`` (D, H), ``b1`` (1, H), ``W2`` (H, K), ``b2`` (1, K). Not changed: work on
        a copy.
    lr : float
        Learning rate: how far to step against the velocity.
    epochs : int
        Number of updates; each one uses all examples.
    beta : float
        How much of the velocity is kept, from 0 (none: plain gradient descent) to just below 1.

    Returns
    -------
    params : dict of str to ndarray
        The trained ``W1``, ``b1``, ``W2``, ``b2``.
    history : list of float
        The loss of each epoch, recorded before that epoch's update: epochs entries.

    Notes
    -----
    Each parameter w has a velocity v of its own shape, zero at the start. Per epoch::

        v = beta * v + (1 - beta) * dw
        w = w - lr * v

    So v is an average of the gradients so far in which the one of k epochs ago weighs
    ``(1 - beta) * beta^k``: about the last ``1 / (1 - beta)`` of them count. What changes its sign
    from epoch to epoch cancels, what keeps it adds up. Polyak wrote ``v = beta * v + dw``, which
    is the same with a learning rate of ``(1 - beta) * lr``.

    References
    ----------
    Polyak, "Some methods of speeding up the convergence of iteration methods", USSR Computational
    Mathematics and Mathematical Physics 4, 1964. Rumelhart, Hinton and Williams, "Learning
    representations by back-propagating errors", Nature 323, 1986. Goodfellow, Bengio and
    Courville, "Deep Learning", 2016, section 8.3.2.

    Examples
    --------
    The velocity starts at zero, so the first step is a tenth of what plain descent does:

    >>> X, Y = np.array([[1.0]]), np.array([[1]])
    >>> start = {"W1": np.ones((1, 1)), "b1": np.zeros((1, 1)),
    ...          "W2": np.zeros((1, 1)), "b2": np.zeros((1, 1))}
    >>> for beta in (0.0, 0.9):
    ...     params, history = train_with_momentum(X, Y, start, lr=1.0, epochs=1, beta=beta)
    ...     print(round(float(params["W2"][0, 0]), 4), round(history[0], 4))
    0.5 0.6931
    0.05 0.6931
    """
    velocity = {name: np.zeros(value.shape) for name, value in params.items()}
    history = []
    for _ in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        gradients = backward(X, Y, params, cache)
        for name in velocity:
            velocity[name] = beta * velocity[name] + (1 - beta) * gradients["d" + name]
        params = {name: params[name] - lr * velocity[name] for name in velocity}
    return params, history


if __name__ == "__main__":
    from datasets import two_moons

    X, Y = two_moons(n=200, noise=0.15)
    np.random.seed(2)
    start = init_params(2, 8, 1)
    bars = np.array(list("▁▂▃▄▅▆▇█"))

    print("The loss over 1000 epochs on two moons: full height 1, empty 0.01, logarithmic.\n")
    for lr in (0.5, 2.0, 8.0):
        for beta in (0.0, 0.9):
            _, history = train_with_momentum(X, Y, start, lr=lr, epochs=1000, beta=beta)
            height = 1 + np.log10(np.clip(history[::20], 0.01, 1.0)) / 2
            curve = "".join(bars[(height * 7).round().astype(int)])
            rises = int(np.sum(np.diff(history) > 0))
            print(f"lr {lr:<3g}  beta {beta:<3g}  {curve}  end {history[-1]:.3f}, rose {rises}x")
    print("\nAt a small rate momentum is no faster here. But it profits from a large one, at which")
    print("plain descent only bounces.")
