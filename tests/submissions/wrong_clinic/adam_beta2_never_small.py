"""beta2 is held at one half or more, as if less made no sense.

fails: adam_step
"""

import numpy as np


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    beta2 = max(beta2, 0.5)
    step, means, squares = state.get("all", (0, {}, {}))
    step, moved, new_means, new_squares = step + 1, {}, {}, {}
    for name, w in params.items():
        g = grads["d" + name]
        new_means[name] = beta1 * means.get(name, 0.0) + (1 - beta1) * g
        new_squares[name] = beta2 * squares.get(name, 0.0) + (1 - beta2) * g**2
        first = new_means[name] / (1 - beta1**step)
        second = new_squares[name] / (1 - beta2**step)
        moved[name] = w - lr * first / (np.sqrt(second) + eps)
    return moved, {"all": (step, new_means, new_squares)}
