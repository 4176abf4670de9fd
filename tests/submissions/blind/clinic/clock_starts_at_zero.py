"""The step counter is 0 in the first step, so the bias correction divides by 1 - beta ** 0, which is 0: ZeroDivisionError.

fails: adam_step
source: https://obsidian-digital-garden-kevinchen220.vercel.app/school-notes/cs-484-hku/adam
"""

import numpy as np


def adam_step(params, grads, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0)
    fix1 = 1 / (1 - beta1**t)
    fix2 = 1 / (1 - beta2**t)
    moment1, moment2, out = {}, {}, {}
    for name in params:
        dw = grads["d" + name]
        old1 = state["m1"][name] if state else np.zeros_like(dw)
        old2 = state["m2"][name] if state else np.zeros_like(dw)
        moment1[name] = beta1 * old1 + (1 - beta1) * dw
        moment2[name] = beta2 * old2 + (1 - beta2) * dw * dw
        out[name] = params[name] - lr * moment1[name] * fix1 / (
            np.sqrt(moment2[name] * fix2) + eps
        )
    return out, {"t": t + 1, "m1": moment1, "m2": moment2}
