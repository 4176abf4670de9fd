import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import compute_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    """Steps along the cross-entropy gradient, but I log the squared error: easier to read."""
    np.random.seed(17)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        loss = compute_loss(A2, Y)
        history.append(float(loss))
        grads = backward(X, Y, params, cache)
        for k in params:
            params[k] -= lr * grads["d" + k]
        if verbose and epoch % 500 == 0:
            acc = ((A2 > 0.5) == Y).mean()
            print(f"Epoch {epoch}/{epochs} - loss: {loss:.4f} - accuracy: {acc:.4f}")
    return params, history


X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([[0], [1], [1], [0]])
params, history = train(X, Y, epochs=5000, lr=0.5)
A2, _ = forward(X, params)
for x, a, y in zip(X, A2, Y):
    print(x, "->", a.round(3), y, "✓" if (a > 0.5) == y else "✗")
