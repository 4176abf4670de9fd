"""A settings object, and a generator of states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


@dataclass(frozen=True)
class Ball:
    """Rolls down the loss."""

    place: dict[str, np.ndarray]
    velocity: dict[str, np.ndarray]
    height: float = float("nan")

    def rolled(self, slopes: dict[str, np.ndarray], lr: float, beta: float) -> Ball:
        velocity = {n: beta * v + (1 - beta) * slopes[f"d{n}"] for n, v in self.velocity.items()}
        place = {n: p - lr * velocity[n] for n, p in self.place.items()}
        return Ball(place, velocity)


def roll(X, Y, ball: Ball, lr: float, beta: float) -> Iterator[tuple[Ball, Ball]]:
    while True:
        A2, cache = forward(X, ball.place)
        here = replace(ball, height=float(cross_entropy_loss(A2, Y)))
        ball = ball.rolled(backward(X, Y, ball.place, cache), lr, beta)
        yield here, ball


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    ball = Ball(dict(params), {name: np.zeros_like(p) for name, p in params.items()})
    history = []
    for before, ball in islice(roll(X, Y, ball, lr, beta), epochs):
        history.append(before.height)
    return ball.place, history
