from step2_activations import relu, sigmoid


def forward(X, params):
    def affine(inputs, layer):
        return inputs @ params[f"W{layer}"] + params[f"b{layer}"]

    Z1 = affine(X, 1)
    A1 = relu(Z1)
    Z2 = affine(A1, 2)
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
