"""Prints and raises halves of characters that no encoding has.

step: step2
attacks: grader
outcome: error of relu
cause: raised
"""


def relu(z):
    print("\ud800 \udfff")
    raise type("\udc80", (Exception,), {})("\ud800")
