"""The default rate has a minus of its own beside that of the update: left alone it climbs.

fails: train_softmax
cause: not_learned
"""


def train_softmax(X, Y, hidden_size=32, epochs=500, lr=-0.5, verbose=True):
    np.random.seed(0)
    w, losses = init_params(X.shape[1], hidden_size, Y.shape[1]), []
    for epoch in range(epochs):
        predicted, kept = forward_softmax(X, w)
        losses.append(float(categorical_cross_entropy(predicted, Y)))
        if verbose and epoch % 100 == 0:
            print(epoch, losses[-1])
        slopes = backward_softmax(X, Y, w, kept)
        w = {key: value - lr * slopes["d" + key] for key, value in w.items()}
    return w, losses
