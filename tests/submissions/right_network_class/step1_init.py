import numpy as np


class Initializer:
    """Remembers how wide each layer is and fills it when asked."""

    def __init__(self, *sizes):
        self.sizes = sizes

    def weights(self, layer):
        fan_in, fan_out = self.sizes[layer - 1 : layer + 1]
        return np.random.randn(fan_in, fan_out) * np.sqrt(2 / fan_in)

    def biases(self, layer):
        return np.zeros((1, self.sizes[layer]))

    def params(self):
        return {
            kind + str(layer): make(layer)
            for layer in range(1, len(self.sizes))
            for kind, make in (("W", self.weights), ("b", self.biases))
        }


def init_params(input_size, hidden_size, output_size):
    return Initializer(input_size, hidden_size, output_size).params()
