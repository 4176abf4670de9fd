"""dZ1 is already divided by m, and dW1 and db1 are divided by m again

fails: backward
source: https://community.deeplearning.ai/t/course-1-week-3-planar-assignment-4-5-exercise-6-backward-propagation-error-for-dw1-values/63071
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = Y_true.shape[0]

    delta2 = cache["A2"] - Y_true
    grad_W2 = np.einsum("mh,mk->hk", cache["A1"], delta2) / m
    grad_b2 = delta2.mean(axis=0, keepdims=True)

    step1 = np.einsum("mk,hk->mh", delta2, params["W2"])
    step2 = relu_derivative(cache["Z1"])
    delta1 = 1 / m * step1 * step2
    grad_W1 = np.einsum("md,mh->dh", X, delta1) / m
    grad_b1 = delta1.mean(axis=0, keepdims=True)
    return {"dW1": grad_W1, "db1": grad_b1, "dW2": grad_W2, "db2": grad_b2}
