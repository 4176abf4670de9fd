"""history holds the loss of the data alone, the penalty is not in it.

fails: train_with_reg
"""

from step3_forward import forward
from step4_loss import cross_entropy_loss


def train_with_reg(X, Y, params, lr=0.5, epochs=1000, lambd=0.01):
    params, history = dict(params), []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward_with_reg(X, Y, params, cache, lambd)
        for name in params:
            params[name] = params[name] - lr * grads["d" + name]
    return params, history
