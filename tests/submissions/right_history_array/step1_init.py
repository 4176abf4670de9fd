import numpy as np


def init_params(input_size, hidden_size, output_size):
    """Uniform numbers around zero with the variance Xavier asks for, 1 / fan_in."""

    def layer(rows, columns):
        return (2 * np.random.random((rows, columns)) - 1) * np.sqrt(3 / rows)

    W1 = layer(input_size, hidden_size)
    W2 = layer(hidden_size, output_size)
    b1 = np.full((1, hidden_size), 0.0)
    b2 = np.full((1, output_size), 0.0)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
