"""Challenge 3: a price on large weights."""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward


def compute_loss_with_reg(Y_pred, Y_true, params, lambd=0.01):
    """Squared error plus a penalty on the weights.

    Parameters
    ----------
    Y_pred : ndarray of shape (m, K)
        Predictions. Not changed.
    Y_true : ndarray of shape (m, K)
        Targets; may hold integers. Not changed.
    params : dict of str to ndarray
        ``W1``, ``b1``, ``W2``, ``b2``. Not changed.
    lambd : float
        What large weights cost, 0 or more; 0 is no penalty. (``lambda`` is a word of Python.)

    Returns
    -------
    float
        ``compute_loss(Y_pred, Y_true) + lambd / (2 m) * (sum(W1^2) + sum(W2^2))``. m is the number
        of rows of Y_true.

    Notes
    -----
    Biases are left out: they only shift a unit, and a penalty on them would pull the network's
    answers toward one half whatever the data say.

    References
    ----------
    Krogh and Hertz, "A simple weight decay can improve generalization", NIPS 4, 1992. Goodfellow,
    Bengio and Courville, "Deep Learning", 2016, section 7.1.1.

    Examples
    --------
    Two rows and five weights of 1: the penalty is 0.4 / (2 * 2) * 5.

    >>> params = {"W1": np.ones((2, 2)), "b1": np.ones((1, 2)),
    ...           "W2": np.ones((1, 1)), "b2": np.ones((1, 1))}
    >>> Y = np.array([[0], [1]])
    >>> round(float(compute_loss_with_reg(Y, Y, params, lambd=0.4)), 4)
    0.5
    """
    squares = np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2)
    return compute_loss(Y_pred, Y_true) + lambd / (2 * Y_true.shape[0]) * squares


def backward_with_reg(X, Y_true, params, cache, lambd=0.01):
    """Compute the gradient of the loss with its penalty.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        The examples that went forward; may hold integers. Not changed.
    Y_true : ndarray of shape (m, K)
        Targets, 0 or 1; may hold integers. Not changed.
    params : dict of str to ndarray
        ``W1``, ``b1``, ``W2``, ``b2``. Not changed.
    cache : dict of str to ndarray
        What `forward` kept. Not changed.
    lambd : float
        What large weights cost.

    Returns
    -------
    dict of str to ndarray
        ``dW1``, ``db1``, ``dW2``, ``db2``, each in the shape of its parameter.

    Notes
    -----
    The gradient of a sum is the sum of the gradients. That of the penalty is ``lambd / m * W`` for
    W1 and W2, and 0 for the biases. That of the data is what `backward` gives, the gradient of
    the cross-entropy; that of the squared error is accepted too.

    References
    ----------
    Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 7.1.1.

    Examples
    --------
    >>> params = {"W1": np.ones((2, 3)), "b1": np.zeros((1, 3)),
    ...           "W2": np.zeros((3, 1)), "b2": np.zeros((1, 1))}
    >>> X, Y = np.array([[0, 1], [1, 1]]), np.array([[1], [1]])
    >>> _, cache = forward(X, params)
    >>> backward_with_reg(X, Y, params, cache, lambd=0.5)["dW1"]
    array([[0.25, 0.25, 0.25],
           [0.25, 0.25, 0.25]])
    """
    gradients = backward(X, Y_true, params, cache)
    for name in ("W1", "W2"):
        gradients["d" + name] = gradients["d" + name] + lambd / X.shape[0] * params[name]
    return gradients


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    """Train by gradient descent on the loss with its penalty.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        Examples; may hold integers. Not changed.
    Y : ndarray of shape (m, K)
        Targets, 0 or 1; may hold integers. Not changed.
    params : dict of str to ndarray
        The start: ``W1``, ``b1``, ``W2``, ``b2``. Not changed: work on a copy.
    lr : float
        Learning rate: how far to step against the gradient.
    epochs : int
        Number of updates; each one uses all examples.
    lambd : float
        What large weights cost.

    Returns
    -------
    params : dict of str to ndarray
        The trained ``W1``, ``b1``, ``W2``, ``b2``.
    history : list of float
        The loss of each epoch, penalty included, recorded before that epoch's update: epochs
        entries. Its part for the data may be the squared error or the cross-entropy.

    Notes
    -----
    An update is ``w = (1 - lr * lambd / m) * w - lr * dw``: every weight loses a fixed share of
    itself and keeps only what the data give back. Hence the name weight decay.

    What `compute_loss_with_reg` gives is fit to be recorded, though the gradient of `backward` is
    that of the cross-entropy: such a history may rise a little while training does well.

    References
    ----------
    Krogh and Hertz, "A simple weight decay can improve generalization", NIPS 4, 1992.

    Examples
    --------
    >>> X, Y = np.array([[0, 1], [1, 0]]), np.array([[0], [1]])
    >>> start = {"W1": np.ones((2, 3)), "b1": np.zeros((1, 3)),
    ...          "W2": np.ones((3, 1)), "b2": np.zeros((1, 1))}
    >>> for lambd in (0, 1):
    ...     params, _ = train_with_reg(X, Y, start, lambd=lambd)
    ...     print(np.linalg.norm(params["W1"]) > 1)
    True
    False
    """
    params, history = dict(params), []
    for _ in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(compute_loss_with_reg(A2, Y, params, lambd)))
        gradients = backward_with_reg(X, Y, params, cache, lambd)
        for name in params:
            params[name] = params[name] - lr * gradients["d" + name]
    return params, history


if __name__ == "__main__":
    from datasets import few_for_training, two_moons

    X_train, Y_train, X_test, Y_test = few_for_training(*two_moons())
    np.random.seed(0)
    start = init_params(2, 20, 1)

    print(f"Two moons that overlap: {len(X_train)} points to train on, {len(X_test)} to test.\n")
    print("lambda   right in training   right in test   size of the weights")
    for lambd in (0, 0.01, 0.1, 0.3, 1, 3):
        params, _ = train_with_reg(X_train, Y_train, start, epochs=3000, lambd=lambd)
        train_right = np.mean((forward(X_train, params)[0] > 0.5) == Y_train)
        test_right = np.mean((forward(X_test, params)[0] > 0.5) == Y_test)
        size = np.sqrt(np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))
        bar = "#" * round(size)
        print(f"{lambd:<6g} {train_right:15.1%} {test_right:17.1%} {size:14.1f}  {bar}")
    print("\nWithout a price the network learns its few points by heart; too high a price and it")
    print("learns nothing but a nearly straight line. In between it does best on new points.")
