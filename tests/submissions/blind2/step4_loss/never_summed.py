"""compute_loss returns the halved square of each entry, an array: neither summed nor divided by m

fails: compute_loss
source: https://stats.stackexchange.com/questions/464262/backpropagation-demo-gives-always-the-same-result-after-training
"""

def cost(x):
    return x * x


def compute_loss(Y_pred, Y_true):
    error = Y_pred - Y_true
    return 0.5 * cost(error)
