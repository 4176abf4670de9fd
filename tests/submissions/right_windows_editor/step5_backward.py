# Schritt 5 – zurück
import numpy as np
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss

def backward(X, Y_true, params, cache):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    dW2 = cache["A1"].T @ dZ2 / m
    db2 = np.mean(dZ2, axis=0, keepdims=True)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * relu_derivative(cache["Z1"])
    dW1 = X.T @ dZ1 / m
    db1 = np.mean(dZ1, axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    grad = np.zeros_like(params[param_name])
    for i in range(grad.shape[0]):
        for j in range(grad.shape[1]):
            alt = params[param_name][i, j]
            params[param_name][i, j] = alt + epsilon
            oben = cross_entropy_loss(forward(X, params)[0], Y)
            params[param_name][i, j] = alt - epsilon
            unten = cross_entropy_loss(forward(X, params)[0], Y)
            params[param_name][i, j] = alt
            grad[i, j] = (oben - unten) / (2 * epsilon)
    return grad
