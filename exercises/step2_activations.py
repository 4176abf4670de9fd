"""Step 2: the two non-linear functions of the network, and their slopes."""

import numpy as np


def relu(z):
    """Rectified linear unit: keep what is positive, replace the rest by 0.

    Parameters
    ----------
    z : ndarray of any shape
        Values before the activation. Not changed.

    Returns
    -------
    ndarray, shape of z
        ``max(0, z)``, element by element.

    Examples
    --------
    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    """
    # TODO: keep the positive entries of z, put 0 for the rest
    raise NotImplementedError


def relu_derivative(z):
    """Slope of relu at z, the value BEFORE the activation.

    Parameters
    ----------
    z : ndarray of any shape
        Values before the activation. Not changed.

    Returns
    -------
    ndarray, shape of z
        1 where z > 0, else 0.

    Notes
    -----
    relu has a kink at 0 and therefore no slope there. Every number from 0 to 1 would do; here,
    as in the large libraries, the slope at 0 is 0.

    Examples
    --------
    >>> relu_derivative(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 1.])
    """
    # TODO: 1 where z > 0, else 0, in the shape of z
    raise NotImplementedError


def sigmoid(z):
    """Logistic function: squash any number into the range from 0 to 1.

    Parameters
    ----------
    z : ndarray of any shape
        Values before the activation. Not changed.

    Returns
    -------
    ndarray, shape of z, float64
        ``1 / (1 + exp(-z))``, element by element.

    Notes
    -----
    ``exp(-z)`` overflows for z below -709. NumPy then warns and goes on with infinity, and
    1 / infinity is the right answer, 0. Clipping z to [-709, 709] avoids the warning.

    Examples
    --------
    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0])).round(4)
    array([0. , 0.5, 1. ])
    """
    # TODO: 1 / (1 + exp(-z)) for every entry
    raise NotImplementedError


def sigmoid_derivative(a):
    """Slope of sigmoid, computed from its OUTPUT a = sigmoid(z).

    Parameters
    ----------
    a : ndarray of any shape
        Values after the activation, between 0 and 1. Not changed.

    Returns
    -------
    ndarray, shape of a
        ``a * (1 - a)``, element by element; at most 0.25, where a is 0.5.

    Notes
    -----
    The argument is already activated: do not apply sigmoid to it again.

    Examples
    --------
    >>> sigmoid_derivative(np.array([0.0, 0.5, 1.0]))
    array([0.  , 0.25, 0.  ])
    """
    # TODO: a * (1 - a): the argument is already sigmoid's output
    raise NotImplementedError


if __name__ == "__main__":
    z = np.linspace(-3, 3, 7)
    rows = [z, relu(z), relu_derivative(z), sigmoid(z), sigmoid_derivative(sigmoid(z))]
    print("      z   relu  slope   sigmoid   slope")
    for z_i, r, dr, s, ds in zip(*rows, strict=True):
        print(f"{z_i:7.1f} {r:6.1f} {dr:6.1f} {s:9.4f} {ds:7.4f}")
