"""Returns a function.

step: step2
attacks: values
outcome: fail of relu
cause: wrong_type
says: function
"""


def relu(z):
    return relu
