"""An `if` on a whole array: NumPy refuses to say whether it is positive.

fails: leaky_relu
"""


def leaky_relu(z, slope=0.01):
    if z > 0:
        return z
    return slope * z
