"""Returns a list that holds itself.

step: step2
attacks: values
outcome: fail of relu
"""


def relu(z):
    made = []
    made.append(made)
    return made
