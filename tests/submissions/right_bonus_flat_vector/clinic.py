"""The clinic on one long vector where that is shorter."""

import numpy as np


def gradient_norms(grads):
    return dict(zip(grads, (np.linalg.norm(np.ravel(g)) for g in grads.values())))


def dead_units(cache):
    return np.count_nonzero(cache["A1"], axis=0) == 0


def diagnose(history, norms, dead):
    h = np.array(history)
    finite = np.isfinite(h).all()
    if not finite or h[-1] / h[0] > 10:
        return "exploding"
    if 2 * dead.sum() >= dead.size:
        return "dead units"
    depth = sum(name.startswith("dW") for name in norms[0])
    table = np.array([[n["dW1"], n[f"dW{depth}"]] for n in norms])
    front, back = np.quantile(table, 0.5, axis=0)
    if front < 0.01 * back:
        return "vanishing"
    if np.mean(h[1:] > h[:-1]) >= 1 / 4 or h[-1] > 0.99 * h[0]:
        return "learning rate"
    return "healthy"


def leaky_relu(z, slope=0.01):
    return z * np.where(z > 0, 1, slope)


def leaky_relu_derivative(z, slope=0.01):
    return slope + (1 - slope) * np.heaviside(z, 0)


def clip_gradients(grads, max_norm):
    total = np.linalg.norm(np.hstack([g.ravel() for g in grads.values()]))
    if total <= max_norm:
        return dict(grads)
    return {name: g * (max_norm / total) for name, g in grads.items()}


def step_decay(lr, epoch, drop=0.5, every=100):
    for _ in range(every, epoch + 1, every):
        lr *= drop
    return lr


def cosine_decay(lr, epoch, epochs):
    return np.interp(np.cos(np.pi * epoch / epochs), [-1, 1], [0, lr])


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    names = list(params)
    g = np.concatenate([grads["d" + name].ravel() for name in names])
    w = np.concatenate([params[name].ravel() for name in names])
    t, m, v = state["t, m, v"] if state else (0, 0 * g, 0 * g)
    t = t + 1
    m = m + (1 - beta1) * (g - m)
    v = v + (1 - beta2) * (g * g - v)
    w = w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    parts = np.split(w, np.cumsum([params[name].size for name in names])[:-1])
    new = {name: part.reshape(params[name].shape) for name, part in zip(names, parts)}
    return new, {"t, m, v": (t, m, v)}


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    mean, mean_square = Z.mean(0), np.mean((Z - Z.mean(0)) ** 2, 0)
    return (Z - mean) / np.sqrt(mean_square + eps) * gamma + beta, {"Z": Z, "g": gamma, "eps": eps}


def batch_norm_backward(dout, cache):
    """Project out what the statistics take away: the matrix of the derivative, unit by unit."""
    Z, gamma, eps = cache["Z"], cache["g"], cache["eps"]
    m = len(Z)
    dZ = np.empty(Z.shape)
    Z_hat = (Z - Z.mean(0)) / np.sqrt(Z.var(0) + eps)
    for j in range(Z.shape[1]):
        z = Z_hat[:, [j]]
        jacobian = (np.eye(m) - 1 / m - z @ z.T / m) / np.sqrt(Z[:, j].var() + eps)
        dZ[:, j] = gamma[0, j] * jacobian @ dout[:, j]
    return dZ, np.sum(dout * Z_hat, axis=0, keepdims=True), np.sum(dout, axis=0, keepdims=True)
