from step2_activations import relu, sigmoid


def forward(X, params):
    cache = {}
    cache["Z1"] = X @ params["W1"] + params["b1"]
    cache["A1"] = relu(cache["Z1"])
    cache["Z2"] = cache["A1"] @ params["W2"] + params["b2"]
    cache["A2"] = sigmoid(cache["Z2"])
    return cache["A2"], cache
