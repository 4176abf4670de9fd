import numpy as np
from step2_activations import relu_derivative, sigmoid_derivative
from step3_forward import forward
from step4_loss import compute_loss, cross_entropy_loss


def backward(X, Y_true, params, cache, loss="bce"):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y_true
    if loss == "mse":
        dZ2 = dZ2 * sigmoid_derivative(a=cache["A2"])
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(z=cache["Z1"])
    return {
        "dW1": X.T @ dZ1 / m,
        "db1": np.mean(a=dZ1, axis=0, keepdims=True),
        "dW2": cache["A1"].T @ dZ2 / m,
        "db2": np.mean(a=dZ2, axis=0, keepdims=True),
    }


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5, loss="bce"):
    loss_function = {"bce": cross_entropy_loss, "mse": compute_loss}[loss]
    original = params[param_name]
    gradient = np.zeros(shape=original.shape)
    for index in np.ndindex(*original.shape):
        measured = {}
        for direction in (+1, -1):
            moved = original.copy()
            moved[index] += direction * epsilon
            Y_pred, _ = forward(X=X, params={**params, param_name: moved})
            measured[direction] = loss_function(Y_pred=Y_pred, Y_true=Y)
        gradient[index] = (measured[+1] - measured[-1]) / (2 * epsilon)
    return gradient
