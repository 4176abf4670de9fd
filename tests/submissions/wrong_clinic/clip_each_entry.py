"""Every single entry is cut off at max_norm, which turns the direction of the step.

fails: clip_gradients
"""

import numpy as np


def clip_gradients(grads, max_norm):
    return {name: np.clip(g, -max_norm, max_norm) for name, g in grads.items()}
