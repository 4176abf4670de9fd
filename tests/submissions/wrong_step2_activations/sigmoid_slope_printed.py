"""sigmoid_derivative shows the right values on the screen but returns nothing.

fails: sigmoid_derivative
"""


def sigmoid_derivative(a):
    result = a * (1 - a)
    print(result)
