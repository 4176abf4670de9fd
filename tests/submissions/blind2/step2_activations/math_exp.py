"""sigmoid uses math.exp, which takes a single number and raises a TypeError for arrays

fails: sigmoid, train
source: https://stackoverflow.com/questions/38221079/how-to-make-python-add-small-numbers-accurately
"""

import math


def sigmoid(z):
    return 1.0 / (1.0 + math.exp(-z))
