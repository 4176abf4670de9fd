"""Parentheses are missing in the central difference: (plus - minus) / 2 * epsilon multiplies by epsilon where it should divide.

fails: numerical_gradient
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (forum thread 'DeepLearning.AI Course 2 Week 1 Exercise 3 - Gradient Check')
"""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def numerical_gradient(X, Y, params, param_name, epsilon=1e-7):
    theta = params[param_name]
    gradapprox = np.zeros_like(theta)

    for i in range(theta.shape[0]):
        for j in range(theta.shape[1]):
            old = theta[i, j]

            theta[i, j] = old + epsilon
            J_plus = cross_entropy_loss(forward(X, params)[0], Y)

            theta[i, j] = old - epsilon
            J_minus = cross_entropy_loss(forward(X, params)[0], Y)

            theta[i, j] = old
            gradapprox[i, j] = (J_plus - J_minus) / 2 * epsilon

    return gradapprox
