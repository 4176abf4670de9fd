"""Makes a device in its own folder.

step: step2
attacks: privileges
outcome: fail of relu
"""

import os
import stat

import numpy as np


def attack():
    os.mknod("disk", stat.S_IFBLK | 0o600, os.makedev(7, 0))
    os.unlink("disk")
    return True


try:
    hit = attack()
except OSError:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
