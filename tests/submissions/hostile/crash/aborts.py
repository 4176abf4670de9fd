"""Aborts itself.

step: step2
attacks: grader
outcome: error of relu
cause: crashed
"""

import os


def relu(z):
    os.abort()
