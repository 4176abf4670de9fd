# Schritt 6 – üben, üben, üben
import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward

def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(8)
    params = init_params(X.shape[1], 3, Y.shape[1])
    history = []
    for epoch in range(epochs):
        A2, cache = forward(X, params)
        loss = cross_entropy_loss(A2, Y)
        history.append(loss)
        if verbose and epoch % 500 == 0:
            accuracy = np.mean((A2 > 0.5) == Y)
            print(f"Epoche {epoch}: Loss {loss:.4f}, Accuracy {accuracy * 100:.1f}%")
        grads = backward(X, Y, params, cache)
        for key in params:
            params[key] -= lr * grads["d" + key]
    return params, history

if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    params, history = train(X, Y, epochs=5000, lr=0.5)
    vorhersage, _ = forward(X, params)
    for x, p, y in zip(X, vorhersage, Y):
        print(x, p, y, "✓" if (p > 0.5) == y else "✗")
