import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 5, Y.shape[1])
    history = np.zeros(epochs)
    accuracies = np.zeros(epochs)
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history[epoch] = cross_entropy_loss(A2, Y)
        accuracies[epoch] = np.mean((A2 > 0.5) == Y)
        if verbose and epoch % 500 == 0:
            print(f"{epoch}\t{history[epoch]:.6f}\t{100 * accuracies[epoch]:.1f} %")
        grads = backward(X, Y, params, cache)
        for name in ("W1", "b1", "W2", "b2"):
            params[name] -= lr * grads["d" + name]
    return params, history
