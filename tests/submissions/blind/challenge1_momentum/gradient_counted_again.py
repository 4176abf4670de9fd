"""The update adds momentum * velocity and then the plain gradient step again (Nesterov's form, with the learning rate inside the velocity) instead of just moving by the velocity.

fails: train_with_momentum
source: https://github.com/fchollet/deep-learning-with-python-notebooks/issues/289
"""

from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    w = {k: v + 0.0 for k, v in params.items()}
    past_velocity = {k: 0.0 for k in w}
    history = []
    for _ in range(epochs):
        A2, cache = forward(X, w)
        history.append(float(cross_entropy_loss(A2, Y)))
        gradient = backward(X, Y, w, cache)
        for k in w:
            velocity = past_velocity[k] * beta - lr * gradient["d" + k]
            w[k] = w[k] + beta * velocity - lr * gradient["d" + k]
            past_velocity[k] = velocity
    return w, history
