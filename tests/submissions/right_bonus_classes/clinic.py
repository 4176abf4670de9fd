"""Objects do the work; the functions that are asked for are thin."""

import numpy as np


class Doctor:
    """Goes through the complaints in order of urgency."""

    def __init__(self, history, norms, dead):
        self.losses = np.array(history, dtype=float)
        self.norms = norms
        self.dead = np.asarray(dead)

    def exploding(self):
        return not np.all(np.isfinite(self.losses)) or self.losses[-1] > 10 * self.losses[0]

    def dead_units(self):
        return self.dead.mean() >= 0.5

    def vanishing(self):
        depth = max(int(name[2:]) for name in self.norms[0] if name.startswith("dW"))
        return self.median("dW1") < self.median(f"dW{depth}") / 100

    def learning_rate(self):
        changes = np.diff(self.losses)
        bounces = len(changes) > 0 and (changes > 0).mean() >= 0.25
        return bounces or self.losses[-1] > 0.99 * self.losses[0]

    def median(self, name):
        return np.median([epoch[name] for epoch in self.norms])

    def says(self):
        for complaint in (self.exploding, self.dead_units, self.vanishing, self.learning_rate):
            if complaint():
                return complaint.__name__.replace("_", " ")
        return "healthy"


class Leaky:
    def __init__(self, slope):
        self.slope = slope

    def __call__(self, z):
        return z * self.derivative(z)

    def derivative(self, z):
        return np.where(np.asarray(z) > 0, 1.0, self.slope)


class Adam:
    def __init__(self, lr, beta1, beta2, eps):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.v, self.t = {}, {}, 0

    def restore(self, state):
        if state:
            self.m, self.v, self.t = dict(state["m"]), dict(state["v"]), state["t"]
        return self

    def update(self, params, grads):
        self.t += 1
        return {name: self.moved(name, value, grads["d" + name]) for name, value in params.items()}

    def moved(self, name, value, g):
        self.m[name] = self.beta1 * self.m.get(name, 0.0) + (1 - self.beta1) * g
        self.v[name] = self.beta2 * self.v.get(name, 0.0) + (1 - self.beta2) * g * g
        m_hat = self.m[name] / (1 - self.beta1**self.t)
        v_hat = self.v[name] / (1 - self.beta2**self.t)
        return value - self.lr * m_hat / (v_hat**0.5 + self.eps)

    def state(self):
        return {"m": self.m, "v": self.v, "t": self.t}


class BatchNorm:
    def __init__(self, gamma, beta=None, eps=0.0):
        self.gamma, self.beta, self.eps = gamma, beta, eps

    def forward(self, Z):
        self.deviation = np.sqrt(Z.var(axis=0, keepdims=True) + self.eps)
        self.Z_hat = (Z - Z.mean(axis=0, keepdims=True)) / self.deviation
        return self.gamma * self.Z_hat + self.beta

    def backward(self, dout):
        """Every step of the graph on its own, as in the lecture."""
        m = dout.shape[0]
        centred = self.Z_hat * self.deviation
        dZ_hat = dout * self.gamma
        dvar = np.sum(dZ_hat * centred, axis=0, keepdims=True) * -0.5 * self.deviation**-3
        dmean = -np.sum(dZ_hat, axis=0, keepdims=True) / self.deviation
        dmean = dmean + dvar * np.mean(-2 * centred, axis=0, keepdims=True)
        dZ = dZ_hat / self.deviation + dvar * 2 * centred / m + dmean / m
        dgamma = np.sum(dout * self.Z_hat, axis=0, keepdims=True)
        return dZ, dgamma, np.sum(dout, axis=0, keepdims=True)

    def cache(self):
        return {"Z_hat": self.Z_hat, "deviation": self.deviation, "gamma": self.gamma}

    @classmethod
    def from_cache(cls, cache):
        layer = cls(cache["gamma"])
        layer.Z_hat, layer.deviation = cache["Z_hat"], cache["deviation"]
        return layer


class Gradients(dict):
    def norms(self):
        return {name: float(np.linalg.norm(g)) for name, g in self.items()}

    def norm(self):
        return float(np.linalg.norm(list(self.norms().values())))

    def scaled(self, factor):
        return Gradients({name: g * factor for name, g in self.items()})


def gradient_norms(grads):
    return Gradients(grads).norms()


def dead_units(cache):
    return ~np.any(cache["A1"], axis=0)


def diagnose(history, norms, dead):
    return Doctor(history, norms, dead).says()


def leaky_relu(z, slope=0.01):
    return Leaky(slope)(z)


def leaky_relu_derivative(z, slope=0.01):
    return Leaky(slope).derivative(z)


def clip_gradients(grads, max_norm):
    grads = Gradients(grads)
    total = grads.norm()
    return grads.scaled(max_norm / total if total > max_norm else 1.0)


def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * drop ** int(epoch / every)


def cosine_decay(lr, epoch, epochs):
    return 0.5 * lr * (1.0 + np.cos(epoch / epochs * np.pi))


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    adam = Adam(lr, beta1, beta2, eps).restore(state)
    return adam.update(params, grads), adam.state()


def batch_norm_forward(Z, gamma, beta, eps=1e-5):
    layer = BatchNorm(gamma, beta, eps)
    return layer.forward(Z), layer.cache()


def batch_norm_backward(dout, cache):
    return BatchNorm.from_cache(cache).backward(dout)
