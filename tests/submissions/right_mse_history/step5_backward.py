import numpy as np
from step1_init import init_params
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss


def backward(X, Y_true, params, cache):
    m = len(X)
    dZ2 = cache["A2"] - Y_true
    dW2 = cache["A1"].T @ dZ2 / m
    db2 = dZ2.mean(axis=0, keepdims=True)
    dZ1 = (dZ2 @ params["W2"].T) * relu_derivative(cache["Z1"])
    dW1 = X.T @ dZ1 / m
    db1 = dZ1.mean(axis=0, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    w = params[param_name]
    g = np.zeros(w.shape)
    for i in range(w.size):
        keep = w.flat[i]
        w.flat[i] = keep + epsilon
        above = cross_entropy_loss(forward(X, params)[0], Y)
        w.flat[i] = keep - epsilon
        below = cross_entropy_loss(forward(X, params)[0], Y)
        w.flat[i] = keep
        g.flat[i] = (above - below) / (2 * epsilon)
    return g


X = np.random.randn(5, 2)
Y = np.array([[0], [1], [1], [0], [1]])
p = init_params(2, 3, 1)
_, cache = forward(X, p)
g = backward(X, Y, p, cache)
for name in p:
    n = numerical_gradient(X, Y, p, name)
    print(name, "biggest difference", np.abs(n - g["d" + name]).max())
print("step 5 ok")
