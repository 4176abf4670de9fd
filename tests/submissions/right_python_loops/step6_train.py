"""Step 6. Slow, but I can follow it with a pencil."""

import random

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    random.seed(3)
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        loss = cross_entropy_loss(A2, Y)
        history.append(loss)

        if verbose and epoch % 500 == 0:
            right = 0
            for i in range(A2.shape[0]):
                for k in range(A2.shape[1]):
                    if (A2[i, k] > 0.5) == (Y[i, k] == 1):
                        right += 1
            accuracy = right / A2.size
            print("Epoch", epoch, "Loss", round(loss, 6), "Accuracy", accuracy)

        grads = backward(X, Y, params, cache)
        for name in ["W1", "b1", "W2", "b2"]:
            rows, columns = params[name].shape
            for r in range(rows):
                for c in range(columns):
                    params[name][r, c] = params[name][r, c] - lr * grads["d" + name][r, c]
    return params, history


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    params, history = train(X, Y, epochs=5000, lr=0.5)
    answers = forward(X, params)[0]
    for i in range(4):
        print(X[i], "->", answers[i, 0], "should be", Y[i, 0])
