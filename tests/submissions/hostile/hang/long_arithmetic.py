"""Is inside one multiplication of huge integers, where no signal is looked at.

step: step2
attacks: time
outcome: error of relu
cause: timed_out
"""


def relu(z):
    3 ** 10**8
    return z * 0 - 1
