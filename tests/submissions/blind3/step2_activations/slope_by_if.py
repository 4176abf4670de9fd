"""relu_derivative asks `if z > 0` of a whole array, which has no single truth value: ValueError.

fails: relu_derivative, train
source: https://ios-ruby-on-rails.developreference.com/article/19400866/Implement+Relu+derivative+in+python+numpy
"""

def relu_derivative(z):
    if z > 0:
        return 1
    elif z <= 0:
        return 0
