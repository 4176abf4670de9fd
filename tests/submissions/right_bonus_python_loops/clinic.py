"""Nothing but loops: I wanted to see every number go by."""

import math

import numpy as np


def gradient_norms(grads):
    norms = {}
    for name in grads:
        total = 0.0
        for value in grads[name].flatten():
            total += float(value) ** 2
        norms[name] = math.sqrt(total)
    return norms


def dead_units(cache):
    A1 = cache["A1"]
    rows, columns = A1.shape
    dead = np.ones(columns, dtype=bool)
    for j in range(columns):
        for i in range(rows):
            if A1[i, j] != 0:
                dead[j] = False
                break
    return dead


def median(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def diagnose(history, norms, dead):
    for loss in history:
        if math.isnan(loss) or math.isinf(loss):
            return "exploding"
    if history[-1] > 10 * history[0]:
        return "exploding"

    count = 0
    for unit in dead:
        if unit:
            count += 1
    if 2 * count >= len(dead):
        return "dead units"

    last = 1
    while "dW" + str(last + 1) in norms[0]:
        last += 1
    front, back = [], []
    for epoch in norms:
        front.append(float(epoch["dW1"]))
        back.append(float(epoch["dW" + str(last)]))
    if median(front) < median(back) / 100:
        return "vanishing"

    steps = len(history) - 1
    rises = 0
    for i in range(steps):
        if history[i + 1] > history[i]:
            rises += 1
    if steps > 0 and rises >= steps / 4:
        return "learning rate"
    if history[-1] > 0.99 * history[0]:
        return "learning rate"
    return "healthy"


def leaky_relu(z, slope=0.01):
    out = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        out[index] = z[index] if z[index] > 0 else slope * z[index]
    return out


def leaky_relu_derivative(z, slope=0.01):
    out = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        out[index] = 1 if z[index] > 0 else slope
    return out


def clip_gradients(grads, max_norm):
    total = 0.0
    for norm in gradient_norms(grads).values():
        total += norm * norm
    total = math.sqrt(total)
    clipped = {}
    for name in grads:
        if total > max_norm:
            clipped[name] = grads[name] / total * max_norm
        else:
            clipped[name] = grads[name].copy()
    return clipped


def step_decay(lr, epoch, drop=0.5, every=100):
    e = every
    while e <= epoch:
        lr = lr * drop
        e += every
    return lr


def cosine_decay(lr, epoch, epochs):
    return lr / 2 * (1 + math.cos(math.pi * epoch / epochs))


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = 1
    if "t" in state:
        t = state["t"] + 1
    new_params = {}
    new_state = {"t": t}
    for name in params:
        p = params[name]
        g = grads["d" + name]
        if t > 1:
            m = state["m_" + name].copy()
            v = state["v_" + name].copy()
        else:
            m = np.zeros(p.shape)
            v = np.zeros(p.shape)
        new = np.zeros(p.shape)
        for i in range(p.shape[0]):
            for j in range(p.shape[1]):
                m[i, j] = beta1 * m[i, j] + (1 - beta1) * g[i, j]
                v[i, j] = beta2 * v[i, j] + (1 - beta2) * g[i, j] ** 2
                m_hat = m[i, j] / (1 - beta1**t)
                v_hat = v[i, j] / (1 - beta2**t)
                new[i, j] = p[i, j] - lr * m_hat / (math.sqrt(v_hat) + eps)
        new_params[name] = new
        new_state["m_" + name] = m
        new_state["v_" + name] = v
    return new_params, new_state


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    rows, columns = Z.shape
    out = np.zeros((rows, columns))
    normed = np.zeros((rows, columns))
    deviations = []
    for j in range(columns):
        mean = 0.0
        for i in range(rows):
            mean += Z[i, j] / rows
        variance = 0.0
        for i in range(rows):
            variance += (Z[i, j] - mean) ** 2 / rows
        deviation = math.sqrt(variance + eps)
        deviations.append(deviation)
        for i in range(rows):
            normed[i, j] = (Z[i, j] - mean) / deviation
            out[i, j] = gamma[0, j] * normed[i, j] + beta[0, j]
    return out, [normed, deviations, gamma]


def batch_norm_backward(dout, cache):
    normed, deviations, gamma = cache
    rows, columns = dout.shape
    dZ = np.zeros((rows, columns))
    dgamma = np.zeros((1, columns))
    dbeta = np.zeros((1, columns))
    for j in range(columns):
        for i in range(rows):
            dgamma[0, j] += dout[i, j] * normed[i, j]
            dbeta[0, j] += dout[i, j]
        for i in range(rows):
            inner = dout[i, j] - dbeta[0, j] / rows - normed[i, j] * dgamma[0, j] / rows
            dZ[i, j] = gamma[0, j] * inner / deviations[j]
    return dZ, dgamma, dbeta
