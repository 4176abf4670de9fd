import numpy as np

SCALES = {
    "small": lambda fan_in: 0.01,
    "xavier": lambda fan_in: np.sqrt(1 / fan_in),
    "he": lambda fan_in: np.sqrt(2 / fan_in),
}


def init_params(input_size, hidden_size, output_size, scheme="he", dtype=np.float64):
    """Scheme is one of small, xavier, he."""
    scale = SCALES[scheme]
    return {
        "W1": (np.random.randn(input_size, hidden_size) * scale(fan_in=input_size)).astype(dtype),
        "b1": np.zeros(shape=(1, hidden_size), dtype=dtype),
        "W2": (np.random.randn(hidden_size, output_size) * scale(fan_in=hidden_size)).astype(dtype),
        "b2": np.zeros(shape=(1, output_size), dtype=dtype),
    }
