"""Returns an integer of a million digits.

step: step2
attacks: values
outcome: fail|error of relu
"""


def relu(z):
    return 10**1_000_000
