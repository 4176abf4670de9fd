"""relu uses Python's max, which cannot compare a whole array with one number and crashes.

fails: relu, train
"""


def relu(z):
    return max(0, z)
