"""argmax runs along axis 0: it finds for each class the best example, instead of for each example the best class.

fails: predict
source: https://stackoverflow.com/questions/76450489/mnist-nn-from-scratch-output-converge-on-one-number
"""

import numpy as np


def predict(X, params):
    A2, _ = forward_softmax(X, params)
    return np.argmax(A2, 0)
