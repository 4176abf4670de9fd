"""Challenge 2: more than two classes, up to the ten digits."""

import numpy as np
from step1_init import init_params
from step2_activations import relu, relu_derivative


def softmax(z):
    """Turn the scores of each row into probabilities.

    Parameters
    ----------
    z : ndarray of shape (m, K)
        One row of scores per example, any real numbers; may hold integers. Not changed.

    Returns
    -------
    ndarray of shape (m, K), float64
        Probabilities: none negative, each row sums to 1.

    Notes
    -----
    ``exp(z) / sum of exp(z) over the row``. A number added to all scores of a row cancels, so
    subtract the row's own maximum first: then the largest exponent is 0 and nothing overflows,
    where ``exp(1000)`` is infinite and infinity over infinity is not a number. The maximum of the
    whole array will not do: a row far below it would become 0 over 0.

    References
    ----------
    Bridle, "Probabilistic interpretation of feedforward classification network outputs", in
    Neurocomputing, Springer, 1990. Goodfellow, Bengio and Courville, "Deep Learning", 2016,
    sections 4.1 and 6.2.2.3.

    Examples
    --------
    >>> softmax(np.array([[0, 0], [1000, 1000]]))
    array([[0.5, 0.5],
           [0.5, 0.5]])
    """
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


def one_hot(labels, num_classes):
    """Write each label as a row that is 1 at the label and 0 elsewhere.

    Parameters
    ----------
    labels : ndarray of shape (m,), integer
        Classes, from 0 to num_classes - 1. Not every class need occur. Not changed.
    num_classes : int
        K, the number of columns.

    Returns
    -------
    ndarray of shape (m, num_classes)
        0 and 1, float64 here; any dtype is accepted.

    Examples
    --------
    >>> one_hot(np.array([2, 0]), 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    rows = np.zeros((len(labels), num_classes))
    rows[np.arange(len(labels)), labels] = 1
    return rows


def categorical_cross_entropy(Y_pred, Y_true):
    """Cross-entropy of several classes.

    Parameters
    ----------
    Y_pred : ndarray of shape (m, K)
        Predicted probabilities, from 0 to 1, both ends included; rows sum to 1. Not changed.
    Y_true : ndarray of shape (m, K)
        One-hot rows; may hold integers. Not changed.

    Returns
    -------
    float
        ``-1 / m * sum(y log(p + 1e-8))`` over all entries, in nats, finite. m is the number of
        rows.

    Notes
    -----
    One-hot rows pick a single term: minus the logarithm of the probability that was given to the
    class that is true. What was given to the others counts only through the sum of 1. This is the
    loss that the lesson calls ``cross_entropy_loss`` again; under that name it is accepted too.

    References
    ----------
    Bishop, "Pattern Recognition and Machine Learning", 2006, section 4.3.4.

    Examples
    --------
    Knowing nothing about ten classes costs log(10) nats:

    >>> loss = categorical_cross_entropy(np.full((2, 10), 0.1), one_hot([3, 7], 10))
    >>> round(float(loss), 4)
    2.3026
    """
    return -np.sum(Y_true * np.log(Y_pred + 1e-8)) / Y_true.shape[0]


def forward_softmax(X, params):
    """Compute the probability of every class for every example.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        Examples; may hold integers. Not changed.
    params : dict of str to ndarray
        ``W1`` (D, H), ``b1`` (1, H), ``W2`` (H, K), ``b2`` (1, K). Not changed.

    Returns
    -------
    A2 : ndarray of shape (m, K), float64
        Probabilities; each row sums to 1.
    cache : dict of str to ndarray
        ``Z1`` and ``A1`` (m, H), ``Z2`` and ``A2`` (m, K).

    Notes
    -----
    As `forward`, with `softmax` in the place of the sigmoid:
    ``A1 = relu(X W1 + b1)`` and ``A2 = softmax(A1 W2 + b2)``.

    Examples
    --------
    >>> params = {"W1": np.ones((2, 3)), "b1": np.zeros((1, 3)),
    ...           "W2": np.zeros((3, 4)), "b2": np.zeros((1, 4))}
    >>> A2, cache = forward_softmax(np.array([[0, 1]]), params)
    >>> A2
    array([[0.25, 0.25, 0.25, 0.25]])
    >>> list(cache)
    ['Z1', 'A1', 'Z2', 'A2']
    """
    Z1 = X @ params["W1"] + params["b1"]
    A1 = relu(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = softmax(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward_softmax(X, Y_true, params, cache):
    """Compute the gradient of the cross-entropy with respect to every parameter.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        The examples that went forward; may hold integers. Not changed.
    Y_true : ndarray of shape (m, K)
        One-hot rows; may hold integers. Not changed.
    params : dict of str to ndarray
        ``W1`` (D, H), ``b1`` (1, H), ``W2`` (H, K), ``b2`` (1, K). Not changed.
    cache : dict of str to ndarray
        What `forward_softmax` kept. Not changed.

    Returns
    -------
    dict of str to ndarray
        ``dW1``, ``db1``, ``dW2``, ``db2``, each in the shape of its parameter.

    Notes
    -----
    A score moves all probabilities of its row: ``dp_k / dz_j = p_k (1[j = k] - p_j)``. Summed
    against ``-y_k / p_k`` nearly all of it cancels, and ``dZ2 = A2 - Y_true`` remains, the same as
    for the sigmoid with its cross-entropy. All behind it is as in `backward`.

    References
    ----------
    Bishop, "Pattern Recognition and Machine Learning", 2006, sections 4.3.4 and 5.3.

    Examples
    --------
    >>> params = {"W1": np.ones((2, 1)), "b1": np.zeros((1, 1)),
    ...           "W2": np.zeros((1, 2)), "b2": np.zeros((1, 2))}
    >>> X, Y = np.array([[0, 1], [1, 1]]), one_hot([0, 0], 2)
    >>> _, cache = forward_softmax(X, params)
    >>> backward_softmax(X, Y, params, cache)["dW2"]
    array([[-0.75,  0.75]])
    """
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    return {
        "dW1": X.T @ dZ1 / m,
        "db1": np.mean(dZ1, axis=0, keepdims=True),
        "dW2": cache["A1"].T @ dZ2 / m,
        "db2": np.mean(dZ2, axis=0, keepdims=True),
    }


def predict(X, params):
    """Name the most probable class of each example.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        Examples; may hold integers. Not changed.
    params : dict of str to ndarray
        ``W1``, ``b1``, ``W2``, ``b2``. Not changed.

    Returns
    -------
    ndarray of shape (m,), integer
        Classes, from 0 to K - 1.

    Examples
    --------
    >>> params = {"W1": np.eye(2), "b1": np.zeros((1, 2)),
    ...           "W2": np.eye(2), "b2": np.zeros((1, 2))}
    >>> predict(np.array([[3, 1], [0, 2], [5, 4]]), params)
    array([0, 1, 0])
    """
    A2, _ = forward_softmax(X, params)
    return np.argmax(A2, axis=1)


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    """Train a network for several classes by gradient descent on all examples at once.

    Parameters
    ----------
    X : ndarray of shape (m, D)
        Examples; may hold integers. Not changed.
    Y : ndarray of shape (m, K)
        One-hot rows; may hold integers. Not changed.
    hidden_size : int
        Number of hidden units.
    epochs : int
        Number of updates; each one uses all examples.
    lr : float
        Learning rate: how far to step against the gradient.
    verbose : bool
        Whether to print epoch, loss and accuracy now and then.

    Returns
    -------
    params : dict of str to ndarray
        The trained ``W1`` (D, hidden_size), ``b1``, ``W2`` (hidden_size, K), ``b2``.
    history : list of float
        The loss of each epoch, recorded before that epoch's update: epochs entries.

    Notes
    -----
    As `train`: the start comes from ``init_params(D, hidden_size, K)``, seeded with 0 first. Per
    epoch forward, record the loss, backward, and ``w = w - lr * dw`` for all four parameters.

    References
    ----------
    Goodfellow, Bengio and Courville, "Deep Learning", 2016, chapter 6.

    Examples
    --------
    >>> X, Y = np.array([[0, 1], [1, 0], [1, 1]]), one_hot([0, 1, 2], 3)
    >>> params, history = train_softmax(X, Y, epochs=200, verbose=False)
    >>> predict(X, params), history[-1] < history[0]
    (array([0, 1, 2]), True)
    """
    np.random.seed(0)
    params = init_params(X.shape[1], hidden_size, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward_softmax(X, params)
        history.append(float(categorical_cross_entropy(A2, Y)))
        if verbose and epoch % 50 == 0:
            accuracy = np.mean(np.argmax(A2, axis=1) == np.argmax(Y, axis=1))
            print(f"epoch {epoch:5d}   loss {history[-1]:.4f}   accuracy {accuracy:6.1%}")
        gradients = backward_softmax(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * gradients["d" + name]
    return params, history


if __name__ == "__main__":
    from datasets import load_digits

    X_train, Y_train, X_test, Y_test = load_digits()
    params, _ = train_softmax(X_train, one_hot(Y_train, 10), hidden_size=64, epochs=300, lr=1.0)
    predicted = predict(X_test, params)
    right = np.mean(predicted == Y_test)
    print(f"\nOf {len(X_test)} digits that it has never seen: {right:.1%} right\n")

    print("digit (row) taken for (column)")
    print("   ", *(f"{k:3d}" for k in range(10)))
    for digit in range(10):
        counts = np.bincount(predicted[Y_test == digit], minlength=10)
        print(f"{digit:3d} ", *(f"{count:3d}" if count else "  ." for count in counts))

    wrong = np.flatnonzero(predicted != Y_test)[:4]
    shades = np.array(list(" .:-=+*#%@"))
    pictures = shades[(X_test[wrong].reshape(-1, 8, 8) * 9).round().astype(int)]
    print("\nSome that it got wrong:\n")
    for row in range(8):
        print("   ".join("".join(np.repeat(picture[row], 2)) for picture in pictures))
    print("   ".join(f"{f'{Y_test[i]}, not {predicted[i]}':^16}" for i in wrong))
