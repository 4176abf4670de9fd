"""Saturated predictions are nudged away from 0 and 1 in the caller's own array: the loss is right but its argument is changed.

fails: cross_entropy_loss
source: https://community.deeplearning.ai/t/cost-function-problem/108146
"""

import numpy as np


def cross_entropy_loss(A, Y):
    A[A == 0.0] = 1e-8
    A[A == 1.0] = 1.0 - 1e-8
    m = Y.shape[0]
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
