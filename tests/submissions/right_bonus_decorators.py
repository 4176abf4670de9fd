"""The clinic in a file of its own; decorators make the copies and put the rules in order."""

import functools
import math

import numpy as np


def on_copies(function):
    """Let the function write into its arrays."""

    def copied(value):
        if isinstance(value, np.ndarray) and value.dtype != bool:
            return np.array(value, dtype=np.float64)
        if isinstance(value, dict):
            return {key: copied(item) for key, item in value.items()}
        return value

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*map(copied, args), **{key: copied(value) for key, value in kwargs.items()})

    return wrapper


def for_each_array(function):
    @functools.wraps(function)
    def wrapper(arrays):
        return {name: function(array) for name, array in arrays.items()}

    return wrapper


def one_after_another(*rules):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return next((says for says, rule in rules if rule(*args, **kwargs)), function(*args, **kwargs))

        return wrapper

    return decorator


@for_each_array
def gradient_norms(grads):
    return math.sqrt(math.fsum(float(g) ** 2 for g in grads.flat))


def dead_units(cache):
    return np.array([bool(np.all(unit == 0)) for unit in cache["A1"].T])


def explodes(history, norms, dead):
    return any(not math.isfinite(loss) for loss in history) or history[-1] > 10 * history[0]


def is_dead(history, norms, dead):
    return np.count_nonzero(dead) >= dead.size / 2


def vanishes(history, norms, dead):
    last = max((name for name in norms[0] if name.startswith("dW")), key=lambda name: int(name[2:]))
    return np.median([n["dW1"] for n in norms]) < np.median([n[last] for n in norms]) / 100


def has_bad_rate(history, norms, dead):
    rises = sum(1 for i in range(1, len(history)) if history[i] > history[i - 1])
    return rises >= (len(history) - 1) / 4 or history[-1] > 0.99 * history[0]


@one_after_another(
    ("exploding", explodes),
    ("dead units", is_dead),
    ("vanishing", vanishes),
    ("learning rate", has_bad_rate),
)
def diagnose(history, norms, dead):
    return "healthy"


@on_copies
def leaky_relu(z, slope=0.01):
    z[z <= 0] *= slope
    return z


@on_copies
def leaky_relu_derivative(z, slope=0.01):
    positive = z > 0
    z[positive], z[~positive] = 1.0, slope
    return z


@on_copies
def clip_gradients(grads, max_norm):
    total = math.sqrt(sum(np.vdot(g, g) for g in grads.values()))
    if total > max_norm:
        for g in grads.values():
            g *= max_norm / total
    return grads


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * math.pow(drop, epoch // every)


def cosine_decay(lr, epoch, epochs):
    return lr * math.cos(math.pi / 2 * epoch / epochs) ** 2


@on_copies
def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if not state:
        state = {"t": 0, "m": {}, "v": {}}
        for name, value in params.items():
            state["m"][name], state["v"][name] = np.zeros_like(value), np.zeros_like(value)
    state["t"] += 1
    for name, value in params.items():
        m, v, g = state["m"][name], state["v"][name], grads["d" + name]
        m += (1 - beta1) * (g - m)
        v += (1 - beta2) * (g**2 - v)
        m_hat, v_hat = m / (1 - beta1 ** state["t"]), v / (1 - beta2 ** state["t"])
        value -= lr * m_hat / (np.sqrt(v_hat) + eps)
    return params, state


@on_copies
def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    Z -= Z.mean(axis=0)
    deviation = np.sqrt((Z**2).mean(axis=0) + eps)
    Z /= deviation
    return Z * gamma + beta, {"normed": Z, "factor": gamma / deviation}


@on_copies
def batch_norm_backward(dout, cache):
    normed, factor = cache["normed"], cache["factor"]
    dgamma, dbeta = (dout * normed).sum(axis=0), dout.sum(axis=0)
    dout -= (dbeta + normed * dgamma) / dout.shape[0]
    dout *= factor
    return dout, np.atleast_2d(dgamma), np.atleast_2d(dbeta)
