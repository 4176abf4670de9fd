# Schritt 1 – geschrieben unter Windows
import numpy as np

def init_params(input_size, hidden_size, output_size):
    """Draw the starting weights and biases.

    He for both layers; biases are zero.
    """
    return {
        "W1": np.sqrt(2 / input_size) * np.random.randn(input_size, hidden_size),
        "b1": np.zeros((1, hidden_size)),
        "W2": np.sqrt(2 / hidden_size) * np.random.randn(hidden_size, output_size),
        "b2": np.zeros((1, output_size)),
    }
