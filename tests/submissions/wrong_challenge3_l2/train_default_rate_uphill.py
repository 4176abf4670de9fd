"""The default rate has a minus of its own beside that of the update: left alone it climbs.

fails: train_with_reg
cause: not_learned
"""


def train_with_reg(X, Y, params, lr=-0.5, epochs=1000, lambd=0.01):
    w, losses = dict(params), []
    for _ in range(epochs):
        predicted, kept = forward(X, w)
        losses.append(float(compute_loss_with_reg(predicted, Y, w, lambd)))
        slopes = backward_with_reg(X, Y, w, kept, lambd)
        w = {key: value - lr * slopes["d" + key] for key, value in w.items()}
    return w, losses
