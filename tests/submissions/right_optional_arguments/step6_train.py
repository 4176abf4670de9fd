import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import compute_loss, cross_entropy_loss
from step5_backward import backward


def train(X, Y, epochs=1000, lr=0.1, verbose=True, hidden_size=8, seed=1234, every=500, on_epoch=None):
    np.random.seed(seed=seed)
    params = init_params(input_size=X.shape[1], hidden_size=hidden_size, output_size=Y.shape[1])
    history = []
    for epoch in range(epochs):
        Y_pred, cache = forward(X=X, params=params)
        history.append(float(cross_entropy_loss(Y_pred=Y_pred, Y_true=Y)))
        if verbose and epoch % every == 0:
            mse = compute_loss(Y_pred=Y_pred, Y_true=Y)
            accuracy = np.mean(a=(Y_pred > 0.5) == Y)
            print(epoch, f"bce={history[-1]:.4f}", f"mse={mse:.4f}", f"accuracy={accuracy:.0%}", sep=", ")
        if on_epoch is not None:
            on_epoch(epoch, params)
        gradients = backward(X=X, Y_true=Y, params=params, cache=cache)
        for name in params:
            params[name] -= lr * gradients["d" + name]
    return params, history


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    for hidden_size in (2, 3, 4, 8):
        _, history = train(X=X, Y=Y, epochs=3000, lr=0.5, verbose=False, hidden_size=hidden_size)
        print(hidden_size, "units:", history[-1])
