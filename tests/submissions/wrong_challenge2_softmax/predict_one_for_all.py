"""argmax without an axis: one number for all the examples.

fails: predict
"""


def predict(X, params):
    probabilities, _ = forward_softmax(X, params)
    return probabilities.argmax()
