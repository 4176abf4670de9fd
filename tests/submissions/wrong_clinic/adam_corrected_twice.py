"""The corrected averages are what is stored, and are corrected again in the next step.

fails: adam_step
"""

import numpy as np


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    new_params, new_state = {}, {"t": t}
    for name in params:
        g = grads["d" + name]
        m = beta1 * state.get("m" + name, 0) + (1 - beta1) * g
        v = beta2 * state.get("v" + name, 0) + (1 - beta2) * g**2
        m = m / (1 - beta1**t)
        v = v / (1 - beta2**t)
        new_params[name] = params[name] - lr * m / (np.sqrt(v) + eps)
        new_state["m" + name], new_state["v" + name] = m, v
    return new_params, new_state
