"""Two slips: the division is inside exp, exp(z / sum) instead of exp(z) / sum; and the row sums lack keepdims, so shapes (m, K) and (m,) do not fit (ValueError).

fails: softmax, forward_softmax, predict, train_softmax
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (thread: Softmax Regression in NumPy)
"""

import numpy as np


def softmax(y):
    y = y - np.max(y, axis=1, keepdims=True)
    return np.exp(y / np.sum(np.exp(y), axis=1))
