"""Training as a fold over epochs."""

from functools import reduce

from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    history = []

    def epoch(state, _):
        params, velocity = state
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        grads = backward(X, Y, params, cache)
        velocity = {k: beta * velocity[k] + (1 - beta) * grads["d" + k] for k in params}
        return {k: params[k] - lr * velocity[k] for k in params}, velocity

    trained, _ = reduce(epoch, range(epochs), (params, dict.fromkeys(params, 0.0)))
    return trained, history
