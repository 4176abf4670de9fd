"""adam_step stores the bias-corrected means as its running means, so the correction is applied again on top of itself at every later step.

fails: adam_step
source: https://gptteams.ai/developer/algorithm-understand-adam-optimizer-intuitively
"""

import numpy as np


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    new_params = {}
    new_state = {"t": t, "m": {}, "v": {}}
    for key in params:
        g = grads["d" + key]
        m = state["m"][key] if t > 1 else np.zeros_like(g)
        v = state["v"][key] if t > 1 else np.zeros_like(g)

        m = beta1 * m + (1 - beta1) * g
        m = m / (1 - beta1**t)
        v = beta2 * v + (1 - beta2) * g**2
        v = v / (1 - beta2**t)

        new_state["m"][key] = m
        new_state["v"][key] = v
        new_params[key] = params[key] - lr * m / (np.sqrt(v) + eps)
    return new_params, new_state
