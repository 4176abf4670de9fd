"""Never gets to its last definition.

step: step2
attacks: time
outcome: error|fail of relu
"""


def relu(z):
    return z * 0 - 1


def wait():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


ready = wait()
