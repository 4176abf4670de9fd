import numpy as np


def init_params(input_size, hidden_size, output_size):
    widths = [input_size, hidden_size, output_size]

    def build(layer):
        """All layers up to this one."""
        if layer == 0:
            return {}
        params = build(layer - 1)
        n, k = widths[layer - 1], widths[layer]
        params["W%d" % layer] = np.random.randn(n, k) * np.sqrt(2.0 / n)
        params["b%d" % layer] = np.zeros((1, k))
        return params

    return build(2)
