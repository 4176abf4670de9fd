"""What the pictures ask of a learner's functions, and what those must give to be drawn."""

import weakref

import numpy as np

XOR_X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR_Y = np.array([[0], [1], [1], [0]])
EPOCHS, LR = 5000, 0.5
"""What the lesson trains with."""

STOPS = 16
"""On the way of a training that pictures look at."""

_TRAINED = weakref.WeakKeyDictionary()
"""Learner -> its trainings so far, by their epochs: several pictures ask for the same ones."""


def train(learner, epochs=EPOCHS):
    """Train on XOR; the same call gives the same network, whatever its number of epochs.

    Returns
    -------
    params : dict of str to ndarray
        The trained network.
    history : ndarray of shape (epochs,)
        Its losses.
    """
    known = _TRAINED.setdefault(learner, {})
    if epochs not in known:
        answer = learner.train(XOR_X, XOR_Y, epochs=epochs, lr=LR, verbose=False)
        known[epochs] = read_training(learner, "train", answer)
    return known[epochs]


def read_training(learner, name, answer):
    """Take (params, history) apart."""
    params, history = read_parts(learner, name, answer, "params", "history")
    return read_params(learner, name, params), read_history(learner, name, history)


def read_parts(learner, name, answer, *parts):
    """Demand a tuple of so many parts; return them."""
    if not (isinstance(answer, tuple | list) and len(answer) == len(parts)):
        needed = f"({', '.join(parts)})"
        learner.refuse(name, f"gave {describe(answer)}; the picture needs {needed}")
    return answer


def read_dict(learner, name, value, like, before=""):
    """Demand a dict with the keys of `like`, each `before` it, and arrays of the same shapes."""
    if not isinstance(value, dict):
        keys = ", ".join(before + key for key in like)
        learner.refuse(name, f"gave {describe(value)} where a dict of {keys} belongs")
    for key, array in like.items():
        if before + key not in value:
            learner.refuse(name, f"gave a dict without {before + key}")
        shape = np.shape(array)
        read_array(learner, name, value[before + key], before + key, shape, finite=False)
    return value


def read_params(learner, name, params):
    """Demand the four parameters, all of them numbers."""
    if not isinstance(params, dict):
        learner.refuse(name, f"gave {describe(params)} where a dict of W1, b1, W2, b2 belongs")
    for key in ("W1", "b1", "W2", "b2"):
        if key not in params:
            learner.refuse(name, f"gave a dict without {key}")
        read_array(learner, name, params[key], key)
    return params


def read_history(learner, name, history):
    """Demand a list of numbers; a training that exploded may end in nan."""
    array = history if isinstance(history, np.ndarray) else None
    if isinstance(history, list | tuple) and all(is_number(loss) for loss in history):
        array = np.array([float(loss) for loss in history])
    if array is None or array.ndim != 1 or array.size == 0 or array.dtype.kind not in "iuf":
        learner.refuse(name, f"gave {describe(history)} where a list of losses belongs")
    array = array.astype(float)
    if not np.isfinite(array[0]):
        learner.refuse(name, f"starts with a loss of {array[0]}")
    return array


def read_array(learner, name, value, what, shape=None, finite=True):
    """Demand an array of numbers, finite unless told otherwise, of this shape if one is given."""
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "biuf":
        learner.refuse(name, f"gave {describe(value)} for {what}, where an array belongs")
    if shape is not None and value.shape != shape:
        learner.refuse(name, f"gave {what} of shape {value.shape}, where {shape} belongs")
    if finite and not np.all(np.isfinite(value)):
        learner.refuse(name, f"gave {what} with entries that are not finite (nan or inf)")
    return value.astype(float)


def predict(learner, X, params):
    """Ask forward for the probability that y is 1: an array of shape (len(X), 1)."""
    A2, _ = read_parts(learner, "forward", learner.forward(X, params), "A2", "cache")
    return read_array(learner, "forward", A2, "A2", (len(X), 1))


def accuracy(learner, params):
    """Measure the share of XOR's points that come out right."""
    return float(np.mean((predict(learner, XOR_X, params) > 0.5) == XOR_Y))


def spread_epochs(last, count):
    """Choose epochs from 1 to `last`, dense at the start, where most happens.

    Examples
    --------
    >>> spread_epochs(1000, 4).tolist()
    [1, 10, 100, 1000]
    """
    return np.unique(np.geomspace(1, last, count).round().astype(int))


def is_number(value):
    """Whether a value is one number; an array with one entry counts as one."""
    if isinstance(value, np.ndarray):
        return value.size == 1 and value.dtype.kind in "iuf"
    return isinstance(value, int | float)


def describe(value):
    """Say what a value is, in a few words.

    Examples
    --------
    >>> describe(None), describe({"W1": 1.0}), describe([1, 2])
    ('None', 'a dict', '2 values')
    """
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, tuple | list):
        return f"{len(value)} values"
    name = type(value).__name__
    return f"a value of type {name}" if name not in ("dict", "float", "int") else f"a {name}"
