from step2_activations import relu, sigmoid


def forward(X, params):
    cache = {}
    activations = {1: relu, 2: sigmoid}

    def output_of(layer):
        if layer == 0:
            return X
        Z = output_of(layer - 1) @ params["W%d" % layer] + params["b%d" % layer]
        A = activations[layer](Z)
        cache["Z%d" % layer], cache["A%d" % layer] = Z, A
        return A

    return output_of(2), cache
