"""Returns a list 200 000 levels deep.

step: step2
attacks: values
outcome: fail|error of relu
"""


def relu(z):
    made = []
    for _ in range(200_000):
        made = [made]
    return made
