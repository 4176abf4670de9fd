"""dZ2 is sent back through dW2, the gradient, instead of through the weights W2, so dZ1 and all of layer 1 is wrong.

fails: backward, train
source: https://community.deeplearning.ai/t/w3-ex-6-assertionerror-wrong-values-for-dw1/402919
"""

import numpy as np
from step2_activations import relu_derivative


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    W1 = params["W1"]
    W2 = params["W2"]
    dZ2 = cache["A2"] - Y_true
    dW2 = cache["A1"].T.dot(dZ2) / m
    db2 = np.mean(dZ2, axis=0, keepdims=True)
    dZ1 = dZ2.dot(dW2.T) * relu_derivative(cache["Z1"])
    dW1 = X.T.dot(dZ1) / m
    db1 = np.mean(dZ1, axis=0, keepdims=True)
    return dict(dW1=dW1, db1=db1, dW2=dW2, db2=db2)
