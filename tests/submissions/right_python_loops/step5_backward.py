"""Step 5, one partial derivative at a time."""

import numpy as np
from step3_forward import forward
from step4_loss import cross_entropy_loss


def backward(X, Y_true, params, cache):
    W2 = params["W2"]
    Z1, A1, A2 = cache["Z1"], cache["A1"], cache["A2"]
    m, D = X.shape
    H, K = W2.shape
    dW1, db1 = np.zeros((D, H)), np.zeros((1, H))
    dW2, db2 = np.zeros((H, K)), np.zeros((1, K))

    # add up what each example wants, divide by m at the end
    for i in range(m):
        for k in range(K):
            error = A2[i, k] - Y_true[i, k]
            db2[0, k] += error
            for h in range(H):
                dW2[h, k] += A1[i, h] * error
        for h in range(H):
            if Z1[i, h] <= 0:
                continue  # slope 0, nothing comes through
            blame = 0.0
            for k in range(K):
                blame += (A2[i, k] - Y_true[i, k]) * W2[h, k]
            db1[0, h] += blame
            for d in range(D):
                dW1[d, h] += X[i, d] * blame

    return {"dW1": dW1 / m, "db1": db1 / m, "dW2": dW2 / m, "db2": db2 / m}


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    value = params[param_name]
    rows, columns = value.shape
    result = np.zeros((rows, columns))
    for r in range(rows):
        for c in range(columns):
            before = value[r, c]
            value[r, c] = before + epsilon
            up = cross_entropy_loss(forward(X, params)[0], Y)
            value[r, c] = before - epsilon
            down = cross_entropy_loss(forward(X, params)[0], Y)
            value[r, c] = before
            result[r, c] = (up - down) / (2 * epsilon)
    return result
