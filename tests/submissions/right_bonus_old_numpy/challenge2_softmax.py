"""np.dot, reshape and percent signs."""

from __future__ import division, print_function

import numpy as np
from step1_init import init_params
from step2_activations import relu, relu_derivative


def softmax(z):
    m, k = z.shape
    e = np.exp(z - np.amax(z, 1).reshape(m, 1))
    return e / np.dot(e, np.ones((k, k)))


def one_hot(labels, num_classes):
    m = np.size(labels)
    Y = np.zeros(m * num_classes)
    Y[np.arange(m) * num_classes + np.ravel(labels)] = 1.
    return Y.reshape(m, num_classes)


def categorical_cross_entropy(Y_pred, Y_true):
    return -np.trace(np.dot(Y_true, np.log(Y_pred + 1e-8).T)) / Y_true.shape[0]


def forward_softmax(X, params):
    m = X.shape[0]
    Z1 = np.dot(X, params['W1']) + np.tile(params['b1'], (m, 1))
    A1 = relu(Z1)
    Z2 = np.dot(A1, params['W2']) + np.tile(params['b2'], (m, 1))
    A2 = softmax(Z2)
    return A2, {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': A2}


def backward_softmax(X, Y_true, params, cache):
    m = X.shape[0]
    ones = np.ones((1, m))
    dZ2 = cache['A2'] - Y_true
    dZ1 = np.multiply(np.dot(dZ2, params['W2'].T), relu_derivative(cache['Z1']))
    return {'dW1': np.dot(X.T, dZ1) / m, 'db1': np.dot(ones, dZ1) / m,
            'dW2': np.dot(cache['A1'].T, dZ2) / m, 'db2': np.dot(ones, dZ2) / m}


def predict(X, params):
    A2, cache = forward_softmax(X, params)
    return np.argsort(A2, 1)[:, -1]


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], hidden_size, Y.shape[1])
    history = np.zeros(epochs)
    for i in range(epochs):
        A2, cache = forward_softmax(X, params)
        history[i] = categorical_cross_entropy(A2, Y)
        if verbose and i % 100 == 0:
            print('%5d  %.4f' % (i, history[i]))
        grads = backward_softmax(X, Y, params, cache)
        for key in ['W1', 'b1', 'W2', 'b2']:
            params[key] = params[key] - lr * grads['d' + key]
    return params, history
