"""Returns a list of lists of one list, which as a tree has 10**30 leaves.

step: step2
attacks: values
outcome: fail|error of relu
"""


def relu(z):
    made = [0.0] * 10
    for _ in range(14):
        made = [made] * 100
    return made
