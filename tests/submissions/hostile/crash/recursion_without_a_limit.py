"""Lifts the limit and overflows the C stack.

step: step2
attacks: grader
outcome: error of relu
cause: crashed|out_of_memory
"""

import sys


class Deep:
    def __repr__(self):
        return repr([self])


def relu(z):
    sys.setrecursionlimit(10**9)
    repr(Deep())
    return z * 0 - 1
