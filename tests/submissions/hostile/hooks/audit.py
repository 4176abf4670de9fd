"""Adds an audit hook, which stays for ever, that ends the process at the next event.

step: step2
attacks: grader
outcome: fail|error of relu
"""

import os
import sys


def relu(z):
    sys.addaudithook(lambda *args: os._exit(0))
    return z * 0 - 1
