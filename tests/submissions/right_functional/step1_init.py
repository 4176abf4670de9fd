from itertools import pairwise

import numpy as np


def init_params(input_size, hidden_size, output_size):
    sizes = input_size, hidden_size, output_size
    draw = lambda pair: np.random.randn(*pair) * np.sqrt(2 / pair[0])
    weights = map(draw, pairwise(sizes))
    biases = map(lambda width: np.zeros((1, width)), sizes[1:])
    names = ("W1", "b1"), ("W2", "b2")
    return dict(
        item for name, value in zip(names, zip(weights, biases)) for item in zip(name, value)
    )
