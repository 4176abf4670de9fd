"""Adam's bias-corrected m and v are stored as the running means, so the correction piles up from step to step

fails: adam_step
source: https://gptteams.ai/developer/algorithm-understand-adam-optimizer-intuitively
"""

import numpy as np


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    i = state.get("i", 0) + 1
    new, memory = {}, {"i": i}
    for name in params:
        g = grads["d" + name]
        m = beta1 * state.get("m" + name, 0) + (1 - beta1) * g
        v = beta2 * state.get("v" + name, 0) + (1 - beta2) * g**2
        m = m / (1 - beta1**i)
        v = v / (1 - beta2**i)
        memory["m" + name], memory["v" + name] = m, v
        new[name] = params[name] - lr * m / (np.sqrt(v) + eps)
    return new, memory
