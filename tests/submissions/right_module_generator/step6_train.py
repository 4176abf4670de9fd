import numpy as np
import step1_init
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    step1_init.rng = np.random.default_rng(99)
    params = step1_init.init_params(X.shape[1], 6, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        loss = cross_entropy_loss(A2, Y)
        history.append(loss)
        if verbose and (epoch + 1) % 500 == 0:
            wrong = np.mean((A2 > 0.5) != Y)
            print(f"after {epoch + 1} epochs: loss {loss:.4g}, accuracy {1 - wrong:.0%}")
        slopes = backward(X, Y, params, cache)
        params = {name: w - lr * slopes["d" + name] for name, w in params.items()}
    return params, history
