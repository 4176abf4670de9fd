"""Returns dicts that hold one another.

step: step2
attacks: values
outcome: fail of relu
"""


def relu(z):
    one, two = {}, {}
    one["two"], two["one"] = two, one
    return one
