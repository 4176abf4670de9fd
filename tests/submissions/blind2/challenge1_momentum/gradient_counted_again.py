"""the update adds beta times the velocity and the plain gradient step on top, so the gradient counts twice

fails: train_with_momentum
source: https://github.com/fchollet/deep-learning-with-python-notebooks/issues/289
"""

from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    w = dict(params)
    past_velocity = {name: 0.0 * value for name, value in w.items()}
    losses = []
    while len(losses) < epochs:
        out, cache = forward(X, w)
        losses.append(cross_entropy_loss(out, Y))
        gradient = backward(X, Y, w, cache)
        for name in w:
            g = gradient["d" + name]
            velocity = past_velocity[name] * beta - lr * (1 - beta) * g
            w[name] = w[name] + beta * velocity - lr * g
            past_velocity[name] = velocity
    return w, losses
