"""Step 3, three nested loops per layer."""

import numpy as np
from step2_activations import relu, sigmoid


def forward(X, params):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    m = len(X)
    D, H = W1.shape
    K = W2.shape[1]

    Z1 = np.zeros((m, H))
    for i in range(m):
        for h in range(H):
            total = b1[0, h]
            for d in range(D):
                total = total + X[i, d] * W1[d, h]
            Z1[i, h] = total
    A1 = relu(Z1)

    Z2 = np.zeros((m, K))
    for i in range(m):
        for k in range(K):
            total = b2[0, k]
            for h in range(H):
                total = total + A1[i, h] * W2[h, k]
            Z2[i, k] = total
    A2 = sigmoid(Z2)

    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
