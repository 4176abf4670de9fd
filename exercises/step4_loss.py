"""Step 4: one number that says how wrong the predictions are."""

import numpy as np
from step1_init import init_params
from step3_forward import forward


def compute_loss(Y_pred, Y_true):
    """Mean squared error, with the customary half.

    Parameters
    ----------
    Y_pred : ndarray of shape (m, K)
        Predictions. Not changed.
    Y_true : ndarray of shape (m, K)
        Targets; may hold integers. Not changed.

    Returns
    -------
    float
        ``1 / (2 m) * sum((Y_pred - Y_true)^2)``, dimensionless, never negative. m is the number
        of rows, so with K outputs the sum over an example's outputs counts, not their mean.

    Notes
    -----
    The half cancels the 2 that the derivative of a square brings.

    Examples
    --------
    An untrained network answers about 0.5 everywhere, which costs half of 0.25:

    >>> float(compute_loss(np.array([[0.5], [0.5]]), np.array([[0], [1]])))
    0.125
    """
    # TODO: half the squared error, summed over all entries, divided by the number of rows
    raise NotImplementedError


def cross_entropy_loss(Y_pred, Y_true):
    """Binary cross-entropy.

    Parameters
    ----------
    Y_pred : ndarray of shape (m, K)
        Predicted probabilities, from 0 to 1, both ends included. Not changed.
    Y_true : ndarray of shape (m, K)
        Targets, 0 or 1; may hold integers. Not changed.

    Returns
    -------
    float
        ``-1 / m * sum(y log(p) + (1 - y) log(1 - p))``, in nats, finite. m is the number of rows.

    Notes
    -----
    ``log(0)`` is minus infinity, and 0 times that is not a number. So 1e-8 is added inside both
    logarithms (or p is clipped to [1e-8, 1 - 1e-8]): a sure and wrong answer then costs 18.4
    nats instead of infinitely many.

    Examples
    --------
    A fair coin costs log(2) nats:

    >>> round(float(cross_entropy_loss(np.array([[0.5], [0.5]]), np.array([[0], [1]]))), 4)
    0.6931
    """
    # TODO: minus the sum of y log(p) + (1 - y) log(1 - p), divided by the number of rows
    raise NotImplementedError


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    np.random.seed(0)
    untrained = init_params(2, 3, 1)
    undecided = {name: value * 0.01 for name, value in untrained.items()}

    for label, params in [("He weights", untrained), ("1 % of them", undecided)]:
        A2, _ = forward(X, params)
        mse, bce = compute_loss(A2, Y), cross_entropy_loss(A2, Y)
        print(f"untrained, {label:<11}  MSE {mse:.4f}  cross-entropy {bce:.4f}")
    print("always answering 0.5     MSE 0.1250  cross-entropy 0.6931")
