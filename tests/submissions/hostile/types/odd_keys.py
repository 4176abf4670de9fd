"""Returns a dict with keys that are no text.

step: step1
attacks: values
outcome: fail of init_params
"""


def init_params(input_size, hidden_size, output_size):
    return {1: 2, None: 3, ("W1",): 4, b"W1": 5}
