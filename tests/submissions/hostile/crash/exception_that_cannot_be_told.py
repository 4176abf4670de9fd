"""Raises an exception whose every attribute raises.

step: step2
attacks: grader
outcome: error of relu
"""


class Meta(type):
    def __getattribute__(cls, name):
        raise RuntimeError(name)


class Mute(Exception, metaclass=Meta):
    def __getattribute__(self, name):
        raise RuntimeError(name)

    def __str__(self):
        raise RuntimeError


def relu(z):
    raise Mute
