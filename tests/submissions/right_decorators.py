"""Everything in one file; the boring parts (float conversion, copies, timing) are decorators."""

import functools
import time

import numpy as np


def float_arrays(function):
    """Hand the function float64 copies, so that it may do with them what it likes."""

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        as_float = lambda value: np.array(value, dtype=float) if isinstance(value, np.ndarray) else value
        args = [as_float(value) for value in args]
        kwargs = {key: as_float(value) for key, value in kwargs.items()}
        return function(*args, **kwargs)

    return wrapper


def mean_over_rows(function):
    @functools.wraps(function)
    def wrapper(Y_pred, Y_true):
        return np.sum(function(Y_pred, Y_true)) / np.shape(Y_true)[0]

    return wrapper


def stopwatch(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        begin = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            wrapper.seconds = time.perf_counter() - begin

    wrapper.seconds = 0.0
    return wrapper


def seeded(seed):
    """Run the function from a fixed seed and give the random state back afterwards."""

    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            state = np.random.get_state()
            np.random.seed(seed)
            try:
                return function(*args, **kwargs)
            finally:
                np.random.set_state(state)

        return wrapper

    return decorator


def init_params(input_size, hidden_size, output_size):
    params = {}
    for number, fan_in, fan_out in [(1, input_size, hidden_size), (2, hidden_size, output_size)]:
        limit = np.sqrt(3.0 / fan_in)
        params[f"W{number}"] = np.random.uniform(-limit, limit, (fan_in, fan_out))
        params[f"b{number}"] = np.zeros((1, fan_out))
    return params


@float_arrays
def relu(z):
    z[z < 0] = 0
    return z


@float_arrays
def relu_derivative(z):
    z[...] = z > 0
    return z


@float_arrays
def sigmoid(z):
    np.clip(z, -700, 700, out=z)
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    return 1 / z


@float_arrays
def sigmoid_derivative(a):
    a -= a * a
    return a


@float_arrays
def forward(X, params):
    cache = {}
    A = X
    for number, activation in [(1, relu), (2, sigmoid)]:
        cache[f"Z{number}"] = A @ params[f"W{number}"] + params[f"b{number}"]
        A = cache[f"A{number}"] = activation(cache[f"Z{number}"])
    return A, cache


@float_arrays
@mean_over_rows
def compute_loss(Y_pred, Y_true):
    return (Y_pred - Y_true) ** 2 / 2


@float_arrays
@mean_over_rows
def cross_entropy_loss(Y_pred, Y_true):
    return -(Y_true * np.log(Y_pred + 1e-8) + (1 - Y_true) * np.log(1 - Y_pred + 1e-8))


@float_arrays
def backward(X, Y_true, params, cache):
    error = (cache["A2"] - Y_true) / len(X)
    hidden_error = error @ params["W2"].T * relu_derivative(cache["Z1"])
    sum_rows = functools.partial(np.sum, axis=0, keepdims=True)
    return {
        "dW1": X.T @ hidden_error,
        "db1": sum_rows(hidden_error),
        "dW2": cache["A1"].T @ error,
        "db2": sum_rows(error),
    }


def central_difference(X, Y, params, param_name, epsilon=1e-5, *, loss):
    def loss_with(value):
        return loss(forward(X, dict(params, **{param_name: value}))[0], Y)

    gradient = np.zeros_like(params[param_name])
    for index in np.ndindex(gradient.shape):
        up, down = np.copy(params[param_name]), np.copy(params[param_name])
        up[index] += epsilon
        down[index] -= epsilon
        gradient[index] = (loss_with(up) - loss_with(down)) / (2 * epsilon)
    return gradient


numerical_gradient = functools.partial(central_difference, loss=cross_entropy_loss)


@stopwatch
@seeded(0)
@float_arrays
def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        if verbose and epoch % 500 == 0:
            print("after %4d epochs the loss is %.4f and the accuracy %.0f%%" % (
                epoch, history[-1], 100 * np.mean((A2 > 0.5) == Y)))
        gradients = backward(X, Y, params, cache)
        for name in params:
            params[name] -= lr * gradients["d" + name]
    return params, history


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    params, history = train(X, Y, 5000, 0.5)
    print(f"{train.seconds:.2f} seconds")
    print(forward(X, params)[0])
