import numpy as np
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss


def backward(X, Y_true, params, cache):
    m = len(X)
    dZ2 = (cache["A2"] - Y_true) / m
    dZ1 = np.einsum("mk,hk,mh->mh", dZ2, params["W2"], relu_derivative(cache["Z1"]))
    return dict(
        dW1=np.einsum("md,mh->dh", X, dZ1),
        db1=np.einsum("mh->h", dZ1)[np.newaxis],
        dW2=np.einsum("mh,mk->hk", cache["A1"], dZ2),
        db2=np.einsum("mk->k", dZ2)[np.newaxis],
    )


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    centre = params[param_name]

    def loss(shift):
        moved = dict(params)
        moved[param_name] = centre + shift
        return cross_entropy_loss(forward(X, moved)[0], Y)

    # each row of the identity, folded to the parameter's shape, moves one entry
    steps = epsilon * np.eye(centre.size).reshape((centre.size,) + centre.shape)
    slopes = [(loss(step) - loss(-step)) / (2 * epsilon) for step in steps]
    return np.reshape(slopes, centre.shape)
