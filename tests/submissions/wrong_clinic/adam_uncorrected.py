"""The bias correction is missing: the averages start at 0 and the first steps are off.

fails: adam_step
"""

import numpy as np


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    new_params, new_state = {}, {}
    for name in params:
        m, v = state.get(name, (0.0, 0.0))
        g = grads["d" + name]
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        new_params[name] = params[name] - lr * m / (np.sqrt(v) + eps)
        new_state[name] = (m, v)
    return new_params, new_state
