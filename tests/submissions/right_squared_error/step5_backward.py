"""Step 5: gradient of the squared error (compute_loss), all the way through the sigmoid."""
import numpy as np
from step2_activations import relu_derivative, sigmoid_derivative
from step3_forward import forward
from step4_loss import compute_loss


def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dA2 = cache['A2'] - Y_true
    dZ2 = dA2 * sigmoid_derivative(cache['A2'])
    dW2 = np.dot(cache['A1'].T, dZ2) / m
    db2 = np.sum(dZ2, axis=0, keepdims=True) / m
    dA1 = np.dot(dZ2, params['W2'].T)
    dZ1 = dA1 * relu_derivative(cache['Z1'])
    dW1 = np.dot(X.T, dZ1) / m
    db1 = np.sum(dZ1, axis=0, keepdims=True) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    param = params[param_name]
    grad = np.zeros_like(param)
    it = np.nditer(param, flags=['multi_index'])
    while not it.finished:
        idx = it.multi_index
        old = param[idx]

        param[idx] = old + epsilon
        A2, _ = forward(X, params)
        loss_plus = compute_loss(A2, Y)

        param[idx] = old - epsilon
        A2, _ = forward(X, params)
        loss_minus = compute_loss(A2, Y)

        param[idx] = old
        grad[idx] = (loss_plus - loss_minus) / (2 * epsilon)
        it.iternext()
    return grad
