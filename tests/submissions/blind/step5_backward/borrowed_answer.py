"""Nothing is measured: it returns the gradient that backward computes and ignores epsilon, so it is not the central difference that was asked for.

fails: numerical_gradient
source: own invention
"""

from step3_forward import forward


def numerical_gradient(X, Y, params, param_name, epsilon=1e-7):
    A2, cache = forward(X, params)
    grads = backward(X, Y, params, cache)
    return grads["d" + param_name]
