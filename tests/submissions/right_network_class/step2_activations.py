import numpy as np


class ReLU:
    @staticmethod
    def value(z):
        return np.maximum(0.0, z)

    @staticmethod
    def slope(z):
        return 1.0 * (z > 0)


class Sigmoid:
    LIMIT = 700

    @classmethod
    def value(cls, z):
        return 1.0 / (1.0 + np.exp(np.clip(np.negative(z), -cls.LIMIT, cls.LIMIT)))

    @classmethod
    def slope(cls, a):
        return a * (1.0 - a)


relu = ReLU.value
relu_derivative = ReLU.slope
sigmoid = Sigmoid.value
sigmoid_derivative = Sigmoid.slope
