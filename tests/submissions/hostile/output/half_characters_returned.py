"""Returns text that cannot be encoded.

step: step2
attacks: values
outcome: fail of relu
"""


def relu(z):
    return {"\ud800": "\udfff"}
