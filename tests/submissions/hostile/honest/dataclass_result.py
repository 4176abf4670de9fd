"""Keeps parameters in a dict with an order.

step: step1
attacks: none
outcome: pass of init_params
"""

from collections import OrderedDict, defaultdict

import numpy as np


def init_params(input_size, hidden_size, output_size):
    params = OrderedDict()
    params["W1"] = np.random.randn(input_size, hidden_size) * np.sqrt(2 / input_size)
    params["b1"] = np.zeros((1, hidden_size))
    params["W2"] = np.random.randn(hidden_size, output_size) * np.sqrt(2 / hidden_size)
    params["b2"] = np.zeros((1, output_size))
    return defaultdict(int, params)
