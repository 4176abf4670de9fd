"""There is a single velocity that is handed from one parameter to the next instead of one per parameter, so the shapes do not fit (ValueError).

fails: train_with_momentum
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (thread: Gradient Descent with Momentum, Week 2)
"""

from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    params = {k: v.copy() for k, v in params.items()}
    history = []
    v = 0
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        grads = backward(X, Y, params, cache)
        for key in ("W1", "b1", "W2", "b2"):
            v = beta * v + (1 - beta) * grads["d" + key]
            params[key] = params[key] - lr * v
    return params, history
