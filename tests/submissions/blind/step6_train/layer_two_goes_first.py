"""Layer 2 is updated before layer 1's gradient is computed, so the error goes back through the new W2 instead of the one that made the prediction.

fails: train
source: https://fliphtml5.com/zroi/kzxu/Why_Machines_Learn_The_Elegant_Math_Behind_Modern_AI/344
"""

import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(0)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        history.append(float(cross_entropy_loss(A2, Y)))
        # backwards through the layers
        for layer in ("2", "1"):
            grads = backward(X, Y, params, cache)
            params["W" + layer] = params["W" + layer] - lr * grads["dW" + layer]
            params["b" + layer] = params["b" + layer] - lr * grads["db" + layer]
        if verbose and epoch % 500 == 0:
            print(epoch, history[-1])
    return params, history
