"""The return statement names a variable that does not exist (`here`, the sum is called z): NameError.

fails: cross_entropy_loss, train
source: https://stats.stackexchange.com/questions/550353/classification-neural-network-cost-stop-changing-after-1-iteration
"""

import numpy as np


def cross_entropy_loss(p, y):
    z = -np.sum(y * np.log(p + 1e-8) + (1 - y) * np.log(1 - p + 1e-8)) / y.shape[0]
    return here
