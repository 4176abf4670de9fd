from functools import partial

import numpy as np

elementwise = partial(np.vectorize, otypes=[float])

relu = elementwise(lambda z: z if z > 0 else 0.0)
relu_derivative = elementwise(lambda z: 1.0 if z > 0 else 0.0)
sigmoid_derivative = elementwise(lambda a: a * (1 - a))


@elementwise
def sigmoid(z):
    return 1 / (1 + np.exp(-z)) if z > 0 else np.exp(z) / (1 + np.exp(z))
