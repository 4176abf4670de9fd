"""Writes a file by the C code of a database.

step: step2
attacks: files
outcome: fail of relu
"""

import sqlite3

import numpy as np


def attack():
    with sqlite3.connect(OUTSIDE + "/data") as base:
        base.execute("create table t (x)")
    return True


try:
    hit = attack()
except Exception:
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
