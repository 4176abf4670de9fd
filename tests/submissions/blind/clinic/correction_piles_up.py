"""The bias-corrected moments are stored as the state, so the correction is applied again to numbers that were corrected before.

fails: adam_step
source: https://gptteams.ai/developer/algorithm-understand-adam-optimizer-intuitively
"""

import numpy as np


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    new_state = {"t": t}
    new = {}
    for k, p in params.items():
        g = grads["d" + k]
        m = beta1 * state.get("m" + k, 0) + (1 - beta1) * g
        v = beta2 * state.get("v" + k, 0) + (1 - beta2) * g**2
        m = m / (1 - beta1**t)
        v = v / (1 - beta2**t)
        new_state["m" + k] = m
        new_state["v" + k] = v
        new[k] = p - lr * m / (np.sqrt(v) + eps)
    return new, new_state
