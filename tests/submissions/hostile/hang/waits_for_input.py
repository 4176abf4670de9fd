"""Waits for somebody to type.

step: step2
attacks: time
outcome: error of relu
says: input
"""


def relu(z):
    input("Your password? ")
    return z * 0 - 1
