"""Two slips: A1 is the same array as Z1 and is rectified in place, so cache Z1 has lost its negative entries; and b2 is never added.

fails: forward
source: https://stackoverflow.com/questions/50121887/relu-derivative-with-numpy
"""

from step2_activations import sigmoid


def forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = Z1
    A1[A1 < 0] = 0  # relu
    Z2 = A1 @ params["W2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
