import numpy as np


def init_params(input_size, hidden_size, output_size):
    """Xavier."""
    params = {}
    params["W1"] = np.random.randn(input_size, hidden_size) / np.sqrt(input_size)
    params["b1"] = np.zeros((1, hidden_size))
    params["W2"] = np.random.randn(hidden_size, output_size) / np.sqrt(hidden_size)
    params["b2"] = np.zeros((1, output_size))
    return params


np.random.seed(42)
p = init_params(2, 3, 1)
for k, v in p.items():
    print(k, v.shape)
print("step 1 ok")
