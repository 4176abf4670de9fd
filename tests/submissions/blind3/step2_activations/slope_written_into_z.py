"""relu_derivative writes its ones and zeros into the array it was given, so that the caller's z is changed.

fails: relu_derivative
source: https://ios-ruby-on-rails.developreference.com/article/19400866/Implement+Relu+derivative+in+python+numpy
"""

import numpy as np


def relu_derivative(z):
    z[z <= 0] = 0
    z[z > 0] = 1
    return z
