"""Never comes back from a call.

step: step2
attacks: time
outcome: error of relu
cause: timed_out
says: longer than
"""


def relu(z):
    while True:
        pass
