"""`*` multiplies entry by entry where a matrix product is needed: the shapes of X and W1 cannot be broadcast (ValueError).

fails: forward, train
source: http://pullrequest.ru/13115198/nepravilnye-razmery-xor-neironnoi-seti-python
"""

from step2_activations import relu, sigmoid


def forward(X, params):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z1 = X * W1 + b1
    A1 = relu(Z1)
    Z2 = A1 * W2 + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
