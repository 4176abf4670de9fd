"""The velocity starts as the whole first gradient, not at zero.

fails: train_with_momentum
"""

from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = {name: value.copy() for name, value in params.items()}
    v = None
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward(X, Y, params, cache)
        if v is None:
            v = {name: grads["d" + name] for name in params}
        else:
            v = {name: beta * v[name] + (1 - beta) * grads["d" + name] for name in params}
        params = {name: params[name] - lr * v[name] for name in params}
    return params, history
