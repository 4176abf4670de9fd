"""-= trains the arrays of the caller.

fails: train_with_reg
"""

from step3_forward import forward


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(compute_loss_with_reg(A2, Y, params, lambd)))
        grads = backward_with_reg(X, Y, params, cache, lambd)
        for name in params:
            params[name] -= lr * grads["d" + name]
    return params, history
