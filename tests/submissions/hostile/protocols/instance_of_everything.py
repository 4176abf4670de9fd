"""Returns an object that claims to be text, a dict and a list in turn.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
"""


class Chameleon:
    seen = 0

    @property
    def __class__(self):
        Chameleon.seen += 1
        return (str, dict, list, tuple, float, int, bool)[Chameleon.seen % 7]


def relu(z):
    return Chameleon()
