"""Step 1: uniform He weights."""
import numpy as np


def init_params(input_size, hidden_size, output_size):
    # uniform on [-r, r] has variance r^2 / 3, and He wants 2 / fan_in
    r1 = np.sqrt(6 / input_size)
    r2 = np.sqrt(6 / hidden_size)
    W1 = np.random.uniform(-r1, r1, (input_size, hidden_size))
    W2 = np.random.uniform(-r2, r2, (hidden_size, output_size))
    return {'W1': W1, 'b1': np.zeros((1, hidden_size)),
            'W2': W2, 'b2': np.zeros((1, output_size))}
