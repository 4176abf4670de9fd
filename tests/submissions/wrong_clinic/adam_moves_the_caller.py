"""The parameters of the caller are moved where they lie.

fails: adam_step
"""

import numpy as np


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    state = dict(state)
    state["t"] = state.get("t", 0) + 1
    for name in params:
        g = grads["d" + name]
        state["m" + name] = beta1 * state.get("m" + name, 0) + (1 - beta1) * g
        state["v" + name] = beta2 * state.get("v" + name, 0) + (1 - beta2) * g**2
        m_hat = state["m" + name] / (1 - beta1 ** state["t"])
        v_hat = state["v" + name] / (1 - beta2 ** state["t"])
        params[name] -= lr * m_hat / (np.sqrt(v_hat) + eps)
    return params, state
