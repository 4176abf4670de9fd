from functools import reduce

from step2_activations import relu, sigmoid

LAYERS = (("1", relu), ("2", sigmoid))


def forward(X, params):
    def layer(state, spec):
        inputs, cache = state
        number, activation = spec
        Z = inputs @ params["W" + number] + params["b" + number]
        A = activation(Z)
        return A, {**cache, "Z" + number: Z, "A" + number: A}

    return reduce(layer, LAYERS, (X, {}))
