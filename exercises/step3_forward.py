"""Step 3: from inputs to predictions."""

import numpy as np
from step1_init import init_params
from step2_activations import relu, sigmoid


def forward(X, params):
    """Compute the network's predictions, and keep what the backward pass will need.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        One example per row; may hold integers. Not changed.
    params : dict of str to ndarray
        ``W1`` (D, H), ``b1`` (1, H), ``W2`` (H, K), ``b2`` (1, K). Not changed.

    Returns
    -------
    A2 : ndarray of shape (m, K), float64
        Predictions, between 0 and 1.
    cache : dict of str to ndarray
        ``Z1`` and ``A1`` of shape (m, H), ``Z2`` and ``A2`` of shape (m, K): each layer before
        and after its activation.

    Notes
    -----
    Examples are rows, so a layer is ``X W + b`` (in books with examples as columns: ``W X + b``)::

        Z1 = X W1 + b1      A1 = relu(Z1)
        Z2 = A1 W2 + b2     A2 = sigmoid(Z2)

    The products are matrix products; b has one row and is added to each example.

    Examples
    --------
    >>> params = {"W1": np.ones((2, 3)), "b1": np.zeros((1, 3)),
    ...           "W2": np.zeros((3, 1)), "b2": np.zeros((1, 1))}
    >>> A2, cache = forward(np.array([[0, 1], [1, 1]]), params)
    >>> A2
    array([[0.5],
           [0.5]])
    >>> cache["Z1"]
    array([[1., 1., 1.],
           [2., 2., 2.]])
    """
    # TODO: Z1, A1, Z2, A2 in turn; return A2 and a dict of all four
    raise NotImplementedError


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    np.random.seed(0)
    A2, cache = forward(X, init_params(2, 3, 1))

    print(f"X   shape {X.shape}\n{X}\n")
    for name, value in cache.items():
        print(f"{name}  shape {value.shape}\n{np.round(value, 4)}\n")
    print("The last one is the prediction, still untrained.")
