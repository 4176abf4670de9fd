"""Makes folders, links and pipes in its own folder, for who cleans up to fall over.

step: step2
attacks: files
outcome: fail of relu
"""

import os

import numpy as np


def attack():
    os.mkdir("folder")
    os.chmod("folder", 0)
    os.symlink(OUTSIDE, "link")
    os.mkfifo("pipe")
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
