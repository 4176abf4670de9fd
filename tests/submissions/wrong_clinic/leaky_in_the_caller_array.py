"""The negative entries are multiplied inside the array of the caller.

fails: leaky_relu
"""


def leaky_relu(z, slope=0.01):
    z[z < 0] = z[z < 0] * slope
    return z
