"""sigmoid_derivative returns only the factor 1 - a and forgets to multiply by a.

fails: sigmoid_derivative
"""


def sigmoid_derivative(a):
    slope = 1 - a
    return slope
