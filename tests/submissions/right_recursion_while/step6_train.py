import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(2023)
    params = init_params(X.shape[1], 4, Y.shape[1])
    history = []
    while len(history) < epochs:
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        if verbose and len(history) % 500 == 1:
            hits = float(np.mean((A2 > 0.5) == Y))
            print("epoch", len(history) - 1, "loss", "%.4f" % history[-1], "accuracy", hits)
        gradients = backward(X, Y, params, cache)
        waiting = list(params)
        while waiting:
            name = waiting.pop()
            params[name] = params[name] - lr * gradients["d" + name]
    return params, history
