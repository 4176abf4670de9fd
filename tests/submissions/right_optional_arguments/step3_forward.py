from step2_activations import relu, sigmoid


def forward(X, params, hidden=relu, output=sigmoid):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = hidden(z=Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = output(z=Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
