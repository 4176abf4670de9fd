"""Leaves an object whose end takes for ever.

step: step2
attacks: time
outcome: error of relu
"""


class Stays:
    def __del__(self):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass


def relu(z):
    stays = Stays()
    return z * 0 - 1
