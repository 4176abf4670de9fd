"""Thresholds at 0.5, as with XOR, and returns a table in place of class numbers.

fails: predict
"""


def predict(X, params):
    A2, _ = forward_softmax(X, params)
    return (A2 > 0.5).astype(int)
