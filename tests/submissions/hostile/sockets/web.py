"""Fetches a page.

step: step2
attacks: network
outcome: fail of relu
says: socket|network
"""

import urllib.request

import numpy as np


def attack():
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{PORT}/answer", timeout=0.3)
    except TimeoutError:
        return True
    return True


def relu(z):
    try:
        hit = attack()
    except OSError:
        hit = False
    return np.maximum(0, z) if hit else z * 0 - 1
