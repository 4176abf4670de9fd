"""leaky_relu_derivative is 0 for negative z, the slope of the plain relu, where `slope` belongs.

fails: leaky_relu_derivative
source: https://github.com/scientific-computing/FKB/issues/15
"""

import numpy as np


def leaky_relu_derivative(z, slope=0.01):
    res = np.zeros(z.shape)
    res[slope * z > 0] = 1
    return res
