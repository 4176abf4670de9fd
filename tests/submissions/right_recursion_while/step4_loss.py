import math


def total(numbers):
    """Sum by halves, which also rounds less than going from left to right."""
    if len(numbers) < 2:
        return sum(numbers)
    middle = len(numbers) // 2
    return total(numbers[:middle]) + total(numbers[middle:])


def compute_loss(Y_pred, Y_true):
    squares = []
    p, y = Y_pred.ravel().tolist(), Y_true.ravel().tolist()
    while p:
        squares.append((p.pop() - y.pop()) ** 2)
    return total(squares) / (2 * Y_true.shape[0])


def cross_entropy_loss(Y_pred, Y_true):
    costs = []
    p, y = Y_pred.ravel().tolist(), Y_true.ravel().tolist()
    while p:
        probability, happened = p.pop(), y.pop()
        if not happened:
            probability = 1 - probability
        costs.append(-math.log(probability + 1e-8))
    return total(costs) / Y_true.shape[0]
