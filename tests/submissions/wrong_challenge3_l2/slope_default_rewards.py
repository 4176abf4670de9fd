"""The default lambd is below 0: the slopes pull the weights outward unless it is named.

fails: backward_with_reg
cause: wrong_value
"""


def backward_with_reg(X, Y_true, params, cache, lambd=-0.01):
    slopes = dict(backward(X, Y_true, params, cache))
    for key in ("W1", "W2"):
        slopes[f"d{key}"] = slopes[f"d{key}"] + params[key] * (lambd / len(X))
    return slopes
