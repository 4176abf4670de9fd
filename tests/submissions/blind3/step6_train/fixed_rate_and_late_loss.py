"""Two slips: the step is a fixed 0.03 and the argument lr is ignored; and the loss is recorded after the update, not before.

fails: train
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (question 'Neural Network XOR Gate Classification')
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


learning_rate = 0.03


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        grads = backward(X, Y, params, cache)
        for name in params:
            params[name] = params[name] - learning_rate * grads["d" + name]

        A2, _ = forward(X, params)
        J = cross_entropy_loss(A2, Y)
        history.append(J)
        if verbose and epoch % 500 == 0:
            print(epoch, J, np.mean((A2 > 0.5) == Y))
    return params, history
