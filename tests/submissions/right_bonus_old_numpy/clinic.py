"""The way it was written ten years ago: no @, no keepdims, tile and reshape instead."""

import numpy as np


def gradient_norms(grads):
    norms = dict()
    for key in sorted(grads.keys()):
        norms[key] = np.sqrt(np.dot(grads[key].ravel(), grads[key].ravel()))
    return norms


def dead_units(cache):
    return np.sum(np.abs(cache['A1']), 0) == 0


def diagnose(history, norms, dead):
    history = np.array(history, 'd')
    first, last = history[0], history[-1]
    if np.sum(np.isnan(history)) + np.sum(np.isinf(history)) > 0 or last > 10. * first:
        return 'exploding'
    if np.sum(dead) >= 0.5 * len(dead):
        return 'dead units'
    numbers = [int(key[2:]) for key in norms[0].keys() if key[:2] == 'dW']
    near = np.median([n['dW1'] for n in norms])
    far = np.median([n['dW%d' % max(numbers)] for n in norms])
    if near < far / 100.:
        return 'vanishing'
    rose = np.sum(history[1:] > history[:-1])
    if rose >= 0.25 * (len(history) - 1) or last > 0.99 * first:
        return 'learning rate'
    return 'healthy'


def leaky_relu(z, slope=0.01):
    z = np.array(z, 'd')
    negative = np.nonzero(z <= 0)
    z[negative] = slope * z[negative]
    return z


def leaky_relu_derivative(z, slope=0.01):
    d = np.ones(np.shape(z))
    d[z <= 0] = slope
    return d


def clip_gradients(grads, max_norm):
    everything = np.concatenate([g.ravel() for g in grads.values()])
    total = np.sqrt(np.dot(everything, everything))
    scale = 1.
    if total > max_norm:
        scale = max_norm / total
    return dict([(key, scale * grads[key]) for key in grads])


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * pow(drop, np.floor(epoch / every))


def cosine_decay(lr, epoch, epochs):
    return (lr / 2.) * (1. + np.cos(np.pi * epoch / float(epochs)))


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if state == {}:
        t, m, v = 0, {}, {}
        for key in params:
            m[key] = np.zeros(params[key].shape)
            v[key] = np.zeros(params[key].shape)
    else:
        t, m, v = state['t'], state['m'].copy(), state['v'].copy()
    t = t + 1
    new = {}
    for key in params:
        g = grads['d' + key]
        m[key] = beta1 * m[key] + (1. - beta1) * g
        v[key] = beta2 * v[key] + (1. - beta2) * np.power(g, 2)
        mhat = m[key] / (1. - np.power(beta1, t))
        vhat = v[key] / (1. - np.power(beta2, t))
        new[key] = params[key] - lr * mhat / (np.sqrt(vhat) + eps)
    return new, {'t': t, 'm': m, 'v': v}


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    m = Z.shape[0]
    mu = np.tile(np.mean(Z, 0), (m, 1))
    sd = np.tile(np.sqrt(np.var(Z, 0) + eps), (m, 1))
    Zhat = (Z - mu) / sd
    out = np.tile(gamma, (m, 1)) * Zhat + np.tile(beta, (m, 1))
    return out, (Z, gamma, eps)


def batch_norm_backward(dout, cache):
    # everything is worked out again from Z
    Z, gamma, eps = cache
    m, h = Z.shape
    mu = np.mean(Z, 0).reshape(1, h)
    var = np.var(Z, 0).reshape(1, h)
    Zhat = (Z - mu) / np.sqrt(var + eps)
    dgamma = np.sum(dout * Zhat, 0).reshape(1, h)
    dbeta = np.sum(dout, 0).reshape(1, h)
    dZ = gamma / np.sqrt(var + eps) / m * (m * dout - np.tile(dbeta, (m, 1)) - Zhat * dgamma)
    return dZ, dgamma, dbeta
