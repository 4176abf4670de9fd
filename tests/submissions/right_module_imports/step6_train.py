import numpy as np
import step1_init
import step5_backward as back
from step3_forward import *
from step4_loss import *


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = step1_init.init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        if verbose and epoch % 500 == 0:
            print("epoch", epoch, "of", epochs, "- loss", history[-1], "- accuracy", ((A2 > 0.5) == Y).mean())
        grads = back.backward(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - lr * grads["d" + name]
    return params, history


if __name__ == "__main__":
    train(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]]), 5000, 0.5)
