import numpy as np
from step1_init import init_params
from step2_activations import relu, sigmoid


def forward(X, params):
    W1, b1, W2, b2 = (params[n] for n in ("W1", "b1", "W2", "b2"))
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    Z2 = A1 @ W2 + b2
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache


X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
np.random.seed(42)
A2, cache = forward(X, init_params(2, 3, 1))
for k in cache:
    print(k, cache[k].shape, cache[k].tolist())
print("step 3 ok")
