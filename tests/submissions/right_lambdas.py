"""As few lines as I can get away with."""

import numpy as np

W = lambda rows, columns: np.random.randn(rows, columns) * (2 / rows) ** 0.5
init_params = lambda input_size, hidden_size, output_size: {
    "W1": W(input_size, hidden_size),
    "b1": np.zeros((1, hidden_size)),
    "W2": W(hidden_size, output_size),
    "b2": np.zeros((1, output_size)),
}

relu = lambda z: np.maximum(z, 0.0)
relu_derivative = lambda z: (z > 0) + 0.0
sigmoid = lambda z: 0.5 * np.tanh(0.5 * z) + 0.5
sigmoid_derivative = lambda a: a * (1 - a)

layers = lambda Z1, p: (Z1, (A1 := relu(Z1)), (Z2 := A1 @ p["W2"] + p["b2"]), sigmoid(Z2))
forward = lambda X, params: (
    (c := dict(zip(("Z1", "A1", "Z2", "A2"), layers(X @ params["W1"] + params["b1"], params))))["A2"],
    c,
)

compute_loss = lambda Y_pred, Y_true: ((Y_pred - Y_true) ** 2).sum() / 2 / len(Y_true)
cross_entropy_loss = lambda Y_pred, Y_true: -sum(
    (Y_true * np.log(Y_pred + 1e-8) + (1 - Y_true) * np.log(1 - Y_pred + 1e-8)).flat
) / len(Y_true)

chain = lambda X, d1, A1, d2: {
    "dW1": X.T @ d1,
    "db1": d1.sum(0)[None],
    "dW2": A1.T @ d2,
    "db2": d2.sum(0)[None],
}
backward = lambda X, Y_true, params, cache: chain(
    X,
    (d2 := (cache["A2"] - Y_true) / len(X)) @ params["W2"].T * relu_derivative(cache["Z1"]),
    cache["A1"],
    d2,
)

loss_with = lambda X, Y, params, **new: cross_entropy_loss(forward(X, {**params, **new})[0], Y)
numerical_gradient = lambda X, Y, params, param_name, epsilon=1e-5: np.array(
    [
        (
            loss_with(X, Y, params, **{param_name: params[param_name] + e})
            - loss_with(X, Y, params, **{param_name: params[param_name] - e})
        )
        / (2 * epsilon)
        for e in np.eye(params[param_name].size).reshape(-1, *params[param_name].shape) * epsilon
    ]
).reshape(params[param_name].shape)

accuracy = lambda P, Y: ((P > 0.5) == Y).mean()
report = lambda i, loss, P, Y: print(f"{i:>5} {loss:.4f} {accuracy(P, Y):.0%}")


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    w, history = init_params(X.shape[1], 4, Y.shape[1]), []
    for i in range(epochs):
        P, cache = forward(X, w)
        history.append(cross_entropy_loss(P, Y))
        verbose and i % 500 == 0 and report(i, history[-1], P, Y)
        g = backward(X, Y, w, cache)
        w = {k: w[k] - lr * g["d" + k] for k in w}
    return w, history
