"""Challenge 1 alone; the curve is drawn inside, so only the parameters come back."""

import matplotlib.pyplot as plt
import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train_with_momentum(X, Y, params, lr=0.5, epochs=5000, beta=0.9):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    vW1, vb1, vW2, vb2 = 0 * W1, 0 * b1, 0 * W2, 0 * b2
    losses = []
    for epoch in range(epochs):
        now = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
        A2, cache = forward(X, now)
        losses.append(cross_entropy_loss(A2, Y))
        g = backward(X, Y, now, cache)
        vW1 = beta * vW1 + (1 - beta) * g["dW1"]
        vb1 = beta * vb1 + (1 - beta) * g["db1"]
        vW2 = beta * vW2 + (1 - beta) * g["dW2"]
        vb2 = beta * vb2 + (1 - beta) * g["db2"]
        W1, b1 = W1 - lr * vW1, b1 - lr * vb1
        W2, b2 = W2 - lr * vW2, b2 - lr * vb2
    plt.plot(losses)
    plt.title(f"beta = {beta}")
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


if __name__ == "__main__":
    np.random.seed(0)
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    start = init_params(2, 3, 1)
    for beta in (0.0, 0.5, 0.9):
        trained = train_with_momentum(X, Y, start, beta=beta)
        print(beta, forward(X, trained)[0].ravel())
    plt.show()
