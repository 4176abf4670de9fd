"""np.zeros is given two numbers instead of one tuple, so the second is taken for a dtype: TypeError

fails: one_hot
source: https://trantor.is/content/0zCVJ-5BSP1ixHxV/f_0076.xhtml
"""

import numpy as np


def one_hot(labels, num_classes):
    encoded = np.zeros(len(labels), num_classes)
    for row, label in enumerate(labels):
        encoded[row][label] = 1.0
    return encoded
