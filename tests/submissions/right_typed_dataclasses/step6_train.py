from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Settings:
    epochs: int
    lr: float
    hidden_size: int = 5
    seed: int = 2024
    report_every: int = 500


@dataclass
class Run:
    settings: Settings
    params: dict[str, Array]
    history: list[float] = field(default_factory=list)

    def advance(self, X: Array, Y: Array) -> float:
        """Do one epoch; return the accuracy before it."""
        Y_pred, cache = forward(X, self.params)
        self.history.append(cross_entropy_loss(Y_pred, Y))
        for name, slope in backward(X, Y, self.params, cache).items():
            self.params[name[1:]] = self.params[name[1:]] - self.settings.lr * slope
        return float(np.mean((Y_pred > 0.5) == Y))


def train(
    X: Array, Y: Array, epochs: int = 1000, lr: float = 0.1, verbose: bool = True
) -> tuple[dict[str, Array], list[float]]:
    settings = Settings(epochs=epochs, lr=lr)
    np.random.seed(settings.seed)
    run = Run(settings, init_params(X.shape[1], settings.hidden_size, Y.shape[1]))
    for epoch in range(settings.epochs):
        accuracy = run.advance(X, Y)
        if verbose and epoch % settings.report_every == 0:
            print(f"{epoch = :5d}, loss = {run.history[-1]:.6f}, {accuracy = :.2f}")
    return run.params, run.history
