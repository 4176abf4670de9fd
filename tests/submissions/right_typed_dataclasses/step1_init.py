from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LayerShape:
    fan_in: int
    fan_out: int

    @property
    def spread(self) -> float:
        return float(np.sqrt(2.0 / self.fan_in))

    def weights(self) -> Array:
        return self.spread * np.random.randn(self.fan_in, self.fan_out)

    def biases(self) -> Array:
        return np.zeros((1, self.fan_out), dtype=np.float64)


def init_params(input_size: int, hidden_size: int, output_size: int) -> dict[str, Array]:
    hidden = LayerShape(input_size, hidden_size)
    output = LayerShape(fan_in=hidden_size, fan_out=output_size)
    return {
        "W1": hidden.weights(),
        "b1": hidden.biases(),
        "W2": output.weights(),
        "b2": output.biases(),
    }
