"""Runs a program.

step: step2
attacks: processes
outcome: fail of relu
says: process|program|start
"""

import subprocess
import sys

import numpy as np


def attack():
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(10)", MARK])
    return True


def relu(z):
    try:
        hit = attack()
    except OSError:
        hit = False
    return np.maximum(0, z) if hit else z * 0 - 1
