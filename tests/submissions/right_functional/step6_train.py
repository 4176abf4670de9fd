from functools import partial, reduce

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def report(epoch, loss, A2, Y):
    print(f"epoch={epoch} loss={loss:.4f} accuracy={np.mean((A2 > 0.5) == Y):.2f}")


def one_epoch(X, Y, lr, say, state, epoch):
    params, history = state
    A2, cache = forward(X, params)
    loss = cross_entropy_loss(A2, Y)
    if epoch % 500 == 0:
        say(epoch, loss, A2, Y)
    grads = backward(X, Y, params, cache)
    history.append(loss)
    return {name: w - lr * grads["d" + name] for name, w in params.items()}, history


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    start = init_params(X.shape[1], 3, Y.shape[1]), []
    say = report if verbose else lambda *_: None
    return reduce(partial(one_epoch, X, Y, lr, say), range(epochs), start)
