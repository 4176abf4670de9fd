"""Returns an object of a class whose name cannot be asked for.

step: step2
attacks: values
outcome: fail|error of relu
"""


class Meta(type):
    @property
    def __qualname__(cls):
        raise SystemExit

    @property
    def __module__(cls):
        raise KeyboardInterrupt

    @property
    def __name__(cls):
        while True:
            pass

    def __instancecheck__(cls, other):
        return True

    def __subclasscheck__(cls, other):
        return True


class Nameless(metaclass=Meta):
    pass


def relu(z):
    return Nameless()
