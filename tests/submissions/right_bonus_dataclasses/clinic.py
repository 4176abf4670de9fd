"""Typed, with frozen dataclasses for what belongs together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

import numpy as np

Arrays = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Course:
    """How a training went."""

    history: Sequence[float]
    norms: Sequence[Mapping[str, float]]
    dead: np.ndarray

    @property
    def first(self) -> float:
        return float(self.history[0])

    @property
    def last(self) -> float:
        return float(self.history[-1])

    @property
    def last_layer(self) -> int:
        return max(int(name.removeprefix("dW")) for name in self.norms[0] if name.startswith("dW"))

    def middle(self, layer: int) -> float:
        return float(np.median([norms[f"dW{layer}"] for norms in self.norms]))

    @property
    def rises(self) -> float:
        pairs = list(zip(self.history, self.history[1:]))
        return sum(later > earlier for earlier, later in pairs) / max(len(pairs), 1)

    def findings(self) -> Iterator[str]:
        if not np.isfinite(self.history).all() or self.last > 10 * self.first:
            yield "exploding"
        if self.dead.mean() >= 0.5:
            yield "dead units"
        if self.middle(1) < self.middle(self.last_layer) / 100:
            yield "vanishing"
        if self.rises >= 0.25 or self.last > 0.99 * self.first:
            yield "learning rate"
        yield "healthy"


@dataclass
class Moments:
    """What Adam remembers; a plain dict when it leaves this file."""

    t: int = 0
    m: dict[str, np.ndarray] = field(default_factory=dict)
    v: dict[str, np.ndarray] = field(default_factory=dict)


@dataclass(frozen=True)
class Normed:
    Z_hat: np.ndarray
    scale: np.ndarray  # gamma over the deviation
    deviation: np.ndarray


class Sums(NamedTuple):
    dgamma: np.ndarray
    dbeta: np.ndarray


def gradient_norms(grads: Arrays) -> dict[str, float]:
    return {name: float(np.linalg.norm(gradient.ravel())) for name, gradient in grads.items()}


def dead_units(cache: Arrays) -> np.ndarray:
    return np.equal(cache["A1"], 0).all(axis=0)


def diagnose(history: Sequence[float], norms: Sequence[Mapping[str, float]], dead: np.ndarray) -> str:
    return next(Course(history, norms, dead).findings())


def leaky_relu(z: np.ndarray, slope: float = 0.01) -> np.ndarray:
    return np.where(z > 0, z, z * slope)


def leaky_relu_derivative(z: np.ndarray, slope: float = 0.01) -> np.ndarray:
    return np.select([z > 0], [1.0], default=slope)


def clip_gradients(grads: Arrays, max_norm: float) -> dict[str, np.ndarray]:
    total = np.linalg.norm(list(gradient_norms(grads).values()))
    shrink = max_norm / max(total, max_norm)
    return {name: gradient * shrink for name, gradient in grads.items()}


def step_decay(lr: float, epoch: int, drop: float = 0.5, every: int = 100) -> float:
    times, _ = divmod(epoch, every)
    return lr * drop**times


def cosine_decay(lr: float, epoch: int, epochs: int) -> float:
    return float(lr / 2 * (1 + np.cos(np.pi * epoch / epochs)))


def adam_step(
    params: Arrays,
    grads: Arrays,
    state: dict,
    lr: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[dict[str, np.ndarray], dict]:
    old = Moments(**state)
    new = Moments(old.t + 1)
    moved = {}
    for name, value in params.items():
        g = grads[f"d{name}"]
        nothing = np.zeros_like(value)
        new.m[name] = beta1 * old.m.get(name, nothing) + (1 - beta1) * g
        new.v[name] = beta2 * old.v.get(name, nothing) + (1 - beta2) * g**2
        m_hat = new.m[name] / (1 - beta1**new.t)
        v_hat = new.v[name] / (1 - beta2**new.t)
        moved[name] = value - lr * m_hat / (np.sqrt(v_hat) + eps)
    return moved, asdict(new)


def batch_norm_forward(
    Z: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, dict]:
    deviation = np.sqrt(Z.var(axis=0, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=0, keepdims=True)) / deviation
    return gamma * Z_hat + beta, asdict(Normed(Z_hat, gamma / deviation, deviation))


def batch_norm_backward(dout: np.ndarray, cache: dict) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    normed = Normed(**cache)
    sums = Sums((dout * normed.Z_hat).sum(0, keepdims=True), dout.sum(0, keepdims=True))
    pulled = dout - (sums.dbeta + normed.Z_hat * sums.dgamma) / len(dout)
    return normed.scale * pulled, *sums
