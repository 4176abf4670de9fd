"""A network with one hidden layer, and its training."""

import numpy as np


def init_params(inputs, hidden, outputs, seed):
    """Draw the first weights: ``W1``, ``b1``, ``W2`` and ``b2``, the biases zero."""
    # TODO: return a dict with random W1 and W2, and zero b1 and b2
    raise NotImplementedError


def sigmoid(z):
    """Return the sigmoid of each entry; nothing overflows."""
    # TODO: return 1 / (1 + e**-z), of any z
    raise NotImplementedError


def forward(X, params):
    """Return the probabilities ``A2``, and a dict of ``Z1``, ``A1``, ``Z2`` and ``A2``."""
    # TODO: return A2 and a dict of Z1, A1, Z2, A2
    raise NotImplementedError


def loss(A2, Y):
    """Return the cross-entropy in nats, averaged over the examples."""
    # TODO: return the cross-entropy, averaged over the examples
    raise NotImplementedError


def backward(X, Y, params, cache):
    """Return the gradient of the loss: ``dW1``, ``db1``, ``dW2`` and ``db2``."""
    # TODO: return the gradients dW1, db1, dW2, db2
    raise NotImplementedError


def train(X, Y, epochs, lr, seed):
    """Train with 8 hidden units; return params, and the loss before each epoch's update."""
    # TODO: return the trained params and the loss of each epoch
    raise NotImplementedError
