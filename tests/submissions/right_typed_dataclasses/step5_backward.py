from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Gradients:
    dW1: Array
    db1: Array
    dW2: Array
    db2: Array


def backward(
    X: Array, Y_true: Array, params: dict[str, Array], cache: dict[str, Array]
) -> dict[str, Array]:
    m: int = X.shape[0]
    dZ2: Array = cache["A2"] - Y_true
    dZ1: Array = dZ2 @ params["W2"].T * relu_derivative(cache["Z1"])
    gradients = Gradients(
        dW1=X.T @ dZ1 / m,
        db1=dZ1.mean(axis=0, keepdims=True),
        dW2=cache["A1"].T @ dZ2 / m,
        db2=dZ2.mean(axis=0, keepdims=True),
    )
    return asdict(gradients)


def neighbours(value: Array, epsilon: float) -> Iterator[tuple[tuple[int, ...], Array, Array]]:
    """Yield each index with the array a step above and a step below."""
    for index in np.ndindex(value.shape):
        step = np.zeros_like(value)
        step[index] = epsilon
        yield index, value + step, value - step


def numerical_gradient(
    X: Array, Y: Array, params: dict[str, Array], param_name: str, epsilon: float = 1e-5
) -> Array:
    def loss(value: Array) -> float:
        Y_pred, _ = forward(X, params | {param_name: value})
        return cross_entropy_loss(Y_pred, Y)

    gradient: Array = np.zeros(params[param_name].shape)
    for index, above, below in neighbours(params[param_name], epsilon):
        gradient[index] = (loss(above) - loss(below)) / (2.0 * epsilon)
    return gradient
