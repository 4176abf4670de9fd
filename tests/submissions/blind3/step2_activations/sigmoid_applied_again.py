"""sigmoid_derivative takes its argument for z and applies sigmoid to it once more, though it is the output already.

fails: sigmoid_derivative
source: https://datascience.stackexchange.com/questions/68362/neural-network-does-not-work-on-xor
"""

import numpy as np


def sigmoid_derivative(a):
    sig = lambda t: 1.0 / (1.0 + np.exp(-t))
    return sig(a) * (1 - sig(a))
