"""Step 5: how each weight moves the loss."""

import numpy as np
from step1_init import init_params
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss


def backward(X, Y_true, params, cache):
    """Compute the gradient of the loss with respect to every parameter.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        The examples that went forward; may hold integers. Not changed.
    Y_true : ndarray of shape (m, K)
        Targets, 0 or 1; may hold integers. Not changed.
    params : dict of str to ndarray
        ``W1`` (D, H), ``b1`` (1, H), ``W2`` (H, K), ``b2`` (1, K). Not changed.
    cache : dict of str to ndarray
        What `forward` kept: ``Z1`` and ``A1`` (m, H), ``Z2`` and ``A2`` (m, K). Not changed.

    Returns
    -------
    dict of str to ndarray
        ``dW1``, ``db1``, ``dW2``, ``db2``, each in the shape of its parameter.

    Notes
    -----
    The chain rule, from the loss back to the inputs, is, for the cross-entropy::

        dZ2 = A2 - Y_true                   dA1 = dZ2 W2^T
        dW2 = A1^T dZ2 / m                  dZ1 = dA1 * relu'(Z1)
        db2 = mean of dZ2 over the rows     dW1 = X^T dZ1 / m
                                            db1 = mean of dZ1 over the rows

    ``A2 - Y_true`` is that simple because the slope of the sigmoid cancels against the slope of
    the logarithm. With the squared error nothing cancels: there dZ2 is
    ``(A2 - Y_true) * A2 * (1 - A2)``. Both losses are accepted, the same one for all four.

    References
    ----------
    Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors",
    Nature 323, 1986.

    Examples
    --------
    >>> params = {"W1": np.ones((2, 3)), "b1": np.zeros((1, 3)),
    ...           "W2": np.zeros((3, 1)), "b2": np.zeros((1, 1))}
    >>> X, Y = np.array([[0, 1], [1, 1]]), np.array([[1], [1]])
    >>> _, cache = forward(X, params)
    >>> backward(X, Y, params, cache)["dW2"]
    array([[-0.75],
           [-0.75],
           [-0.75]])
    """
    # TODO: dZ2 first, then dW2 and db2, then back through W2 and relu to dW1 and db1
    raise NotImplementedError


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    """Measure the gradient with respect to one parameter, without any calculus.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        Examples. Not changed.
    Y : ndarray of shape (m, K)
        Targets. Not changed.
    params : dict of str to ndarray
        ``W1``, ``b1``, ``W2``, ``b2``. May be changed on the way, but is restored on return.
    param_name : str
        Which of the four to measure, for example ``"W1"``.
    epsilon : float
        How far each entry is moved up and down.

    Returns
    -------
    ndarray, shape of ``params[param_name]``
        Central difference of the loss, one entry of the parameter at a time.

    Notes
    -----
    ``(loss(w + epsilon) - loss(w - epsilon)) / (2 epsilon)`` is off by something like epsilon^2,
    where the one-sided difference is off by epsilon. Much smaller than 1e-5 is not better: then
    the two losses agree in nearly all their digits and the difference is rounding noise. Measure
    the loss whose gradient `backward` computes, or the two will not agree.

    References
    ----------
    Press et al., "Numerical Recipes", section 5.7, on the best step of a numerical derivative.

    Examples
    --------
    >>> params = {"W1": np.ones((2, 3)), "b1": np.zeros((1, 3)),
    ...           "W2": np.zeros((3, 1)), "b2": np.zeros((1, 1))}
    >>> X, Y = np.array([[0, 1], [1, 1]]), np.array([[1], [1]])
    >>> numerical_gradient(X, Y, params, "W2").round(6)
    array([[-0.75],
           [-0.75],
           [-0.75]])
    """
    # TODO: for each entry: loss a little above, loss a little below, difference / (2 epsilon)
    raise NotImplementedError


if __name__ == "__main__":
    # Not XOR's own inputs: with X = (0, 0) and b1 = 0 every Z1 of that row sits on relu's kink,
    # where no numerical slope is right.
    rng = np.random.default_rng(0)
    X = rng.normal(size=(5, 2))
    Y = rng.integers(0, 2, size=(5, 1))
    params = init_params(2, 3, 1)
    params["b1"] = rng.normal(size=(1, 3))
    params["b2"] = rng.normal(size=(1, 1))

    _, cache = forward(X, params)
    gradients = backward(X, Y, params, cache)
    print("parameter   |backward - numerical| / (|backward| + |numerical|)")
    for name in params:
        ours = gradients["d" + name]
        measured = numerical_gradient(X, Y, params, name)
        size = np.linalg.norm(ours) + np.linalg.norm(measured)
        difference = np.linalg.norm(ours - measured) / max(size, 1e-12)
        print(f"{name:<11} {difference:.1e}  {'agrees' if difference < 1e-6 else 'DIFFERS'}")
