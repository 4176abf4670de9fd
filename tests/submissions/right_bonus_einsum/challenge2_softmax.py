"""Digits with einsum: n examples, d pixels, h units, k classes."""

import numpy as np
from step1_init import init_params


def softmax(z):
    e = np.exp(z - z.max(axis=1)[:, None])
    return np.einsum("nk,n->nk", e, 1 / np.einsum("nk->n", e))


def one_hot(labels, num_classes):
    return np.equal.outer(labels, np.arange(num_classes)).astype(np.float64)


def categorical_cross_entropy(Y_pred, Y_true):
    return -np.einsum("nk,nk->", Y_true, np.log(Y_pred + 1e-8)) / len(Y_true)


def forward_softmax(X, params):
    Z1 = np.einsum("nd,dh->nh", X, params["W1"]) + params["b1"]
    A1 = Z1 * (Z1 > 0)
    Z2 = np.einsum("nh,hk->nk", A1, params["W2"]) + params["b2"]
    A2 = softmax(Z2)
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)


def backward_softmax(X, Y_true, params, cache):
    n = len(X)
    dZ2 = cache["A2"] - Y_true
    dZ1 = np.einsum("nk,hk,nh->nh", dZ2, params["W2"], (cache["Z1"] > 0).astype(float))
    return {
        "dW1": np.einsum("nd,nh->dh", X, dZ1) / n,
        "db1": np.einsum("nh->h", dZ1)[None, :] / n,
        "dW2": np.einsum("nh,nk->hk", cache["A1"], dZ2) / n,
        "db2": np.einsum("nk->k", dZ2)[None, :] / n,
    }


def predict(X, params):
    return forward_softmax(X, params)[1]["Z2"].argmax(axis=-1)


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True):
    np.random.seed(0)
    params, history = init_params(X.shape[-1], hidden_size, Y.shape[-1]), []
    for epoch in range(epochs):
        A2, cache = forward_softmax(X, params)
        history.append(categorical_cross_entropy(A2, Y))
        grads = backward_softmax(X, Y, params, cache)
        params = {name: params[name] - lr * grads["d" + name] for name in params}
        if verbose and not epoch % 100:
            print(f"{epoch:4d} {history[-1]:.4f}")
    return params, history
