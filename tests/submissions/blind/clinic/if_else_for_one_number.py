"""`z if z > 0 else slope * z` decides once for the whole array: the truth value of an array is ambiguous (ValueError).

fails: leaky_relu
source: https://datascience.stackexchange.com/questions/68318/leaky-relu-inside-of-a-simple-python-neural-net/68324
"""


def leaky_relu(z, slope=0.01):
    return z if z > 0 else slope * z
