from numpy import *
from numpy.random import randn


def init_params(input_size, hidden_size, output_size):
    W1 = randn(input_size, hidden_size) / sqrt(input_size)
    W2 = randn(hidden_size, output_size) / sqrt(hidden_size)
    return {"W1": W1, "b1": zeros((1, hidden_size)), "W2": W2, "b2": zeros((1, output_size))}
