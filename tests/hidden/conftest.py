"""What the hidden tests share: probes off the kink, exact gradients of both losses.

A bare ``pytest`` judges the reference, here, with the plugin that `grade` uses for submissions.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from step3_forward import forward
from step4_loss import compute_loss

H_KINK = 1e-4
"""Ten times the step of the kit's central differences: no Z1 may be nearer to relu's kink."""


@dataclass(frozen=True, slots=True)
class Probe:
    """Inputs at which a mistake shows: all sizes differ, no bias is zero, no unit is dead."""

    X: np.ndarray
    Y: np.ndarray
    params: dict[str, np.ndarray]

    @property
    def cache(self):
        """What the reference's forward pass keeps."""
        return forward(self.X, self.params)[1]

    @property
    def gradients(self):
        """The exact gradient of each loss, by the loss's name."""
        cache = self.cache
        A2, error = cache["A2"], cache["A2"] - self.Y
        return {
            "cross-entropy": self._chain(error, cache),
            "squared error": self._chain(error * A2 * (1 - A2), cache),
        }

    def _chain(self, dZ2, cache):
        """Sum over the examples one by one: a form of its own, to check the reference by."""
        m, W2 = len(self.X), self.params["W2"]
        dZ1 = np.einsum("nk,hk->nh", dZ2, W2) * np.where(cache["Z1"] > 0, 1.0, 0.0)
        return {
            "dW1": sum(np.outer(x, d) for x, d in zip(self.X, dZ1, strict=True)) / m,
            "db1": sum(dZ1).reshape(1, -1) / m,
            "dW2": sum(np.outer(a, d) for a, d in zip(cache["A1"], dZ2, strict=True)) / m,
            "db2": sum(dZ2).reshape(1, -1) / m,
        }

    def loss_at(self, loss: str, name: str) -> Callable[[np.ndarray], float]:
        """Make the loss a function of one parameter."""

        def at(value):
            A2, _ = forward(self.X, {**self.params, name: value})
            return float(LOSSES[loss](A2, self.Y))

        return at


def exact_cross_entropy(p, y):
    """Cross-entropy without the 1e-8, that is for probabilities of exactly 0 and 1 alone."""
    return -np.sum(y * np.log(p) + (1 - y) * np.log1p(-p)) / len(y)


LOSSES = {"cross-entropy": exact_cross_entropy, "squared error": compute_loss}

Draw = Callable[..., Probe]


@pytest.fixture
def draw(rng) -> Draw:
    """Draw probes of any size: ``draw(m, D, H, K)``, with ``integers=True`` for integer X."""

    def draw(m=5, D=3, H=4, K=2, integers=False):
        for _ in range(10_000):
            X = rng.integers(-3, 4, (m, D)) if integers else rng.normal(size=(m, D))
            params = {
                "W1": rng.normal(size=(D, H)),
                "b1": rng.normal(size=(1, H)),
                "W2": rng.normal(size=(H, K)),
                "b2": rng.normal(size=(1, K)) / 2,
            }
            probe = Probe(X, rng.integers(0, 2, (m, K)), params)
            if _shows_mistakes(probe):
                return probe
        raise RuntimeError("no probe found")

    return draw


@pytest.fixture
def probe(draw) -> Probe:
    """The usual probe: 5 examples, 3 inputs, 4 hidden units, 2 outputs."""
    return draw()


def _shows_mistakes(probe):
    Z1, A2 = probe.cache["Z1"], probe.cache["A2"]
    on = (Z1 > 0).sum(axis=0)
    # One example cannot switch a unit both on and off.
    varied = np.all((on > 0) & (on < len(Z1))) if len(Z1) >= 5 else (Z1 > 0).any()
    return varied and np.abs(Z1).min() > H_KINK and A2.min() > 0.02 and A2.max() < 0.98


def pytest_configure(config):
    """Judge the reference, unless `grade` has brought a submission."""
    from grader.judge.plugin import NAME

    if not config.pluginmanager.hasplugin(NAME):
        from grader.author.reference import reference_judge

        config.pluginmanager.register(reference_judge(), NAME)
