"""The averages live outside of state: a second network goes on with those of the first.

fails: adam_step
"""

import numpy as np

averages = {}


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    new_params = {}
    for name in params:
        g = grads["d" + name]
        m, v = averages.get((name, g.shape), (0.0, 0.0))
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        averages[name, g.shape] = m, v
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params[name] = params[name] - lr * m_hat / (np.sqrt(v_hat) + eps)
    return new_params, {"t": t}
