"""Returns nothing.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
says: None
"""


def relu(z):
    pass
