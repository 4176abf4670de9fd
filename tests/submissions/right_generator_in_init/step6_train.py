import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    # my init_params cannot be seeded; with 32 units instead of 3 some are always alive
    params = init_params(X.shape[1], 32, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        if verbose and epoch % 500 == 0:
            accuracy = np.mean((A2 > 0.5) == Y)
            print(f"{epoch=} loss={history[-1]:.5f} {accuracy=:.2%}")
        grads = backward(X, Y, params, cache)
        for name in params:
            params[name] -= lr * grads[f"d{name}"]
    return params, history
