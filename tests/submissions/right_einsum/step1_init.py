import numpy as np


def init_params(input_size, hidden_size, output_size):
    def he(fan_in, fan_out):
        return np.random.normal(loc=0.0, scale=(2 / fan_in) ** 0.5, size=(fan_in, fan_out))

    return dict(
        W1=he(input_size, hidden_size),
        b1=np.zeros(hidden_size)[np.newaxis],
        W2=he(hidden_size, output_size),
        b2=np.zeros(output_size)[np.newaxis],
    )
