import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward

HIDDEN = 4


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], HIDDEN, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(cross_entropy_loss(A2, Y))
        if verbose and not epoch % 500:
            hits = np.einsum("mk->", ((A2 > 0.5) == Y).astype(int)) / Y.size
            print(f"[{epoch:>6}] loss={history[-1]:.3e} acc={hits:.2f}")
        for name, slope in backward(X, Y, params, cache).items():
            params[name[1:]] -= lr * slope
    return params, history
