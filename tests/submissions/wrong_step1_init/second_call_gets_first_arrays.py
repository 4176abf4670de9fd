"""The first network is kept and handed out again whenever the same sizes are asked for.

fails: init_params
"""

import numpy as np


def init_params(input_size, hidden_size, output_size, made_before={}):
    sizes = (input_size, hidden_size, output_size)
    if sizes not in made_before:
        made_before[sizes] = {
            "W1": np.random.randn(input_size, hidden_size) * np.sqrt(2 / input_size),
            "b1": np.zeros((1, hidden_size)),
            "W2": np.random.randn(hidden_size, output_size) * np.sqrt(2 / hidden_size),
            "b2": np.zeros((1, output_size)),
        }
    return made_before[sizes]
