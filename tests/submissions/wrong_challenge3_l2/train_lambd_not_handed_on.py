"""lambd is not handed on to the gradient, which falls back to 0.01.

fails: train_with_reg
"""

from step3_forward import forward


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    params, history = dict(params), []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(compute_loss_with_reg(A2, Y, params, lambd)))
        grads = backward_with_reg(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * grads["d" + name]
    return params, history
