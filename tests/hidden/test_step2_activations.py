"""Step 2: what must hold for the activations and their slopes."""

import numpy as np
import pytest

from grader.judge.api import check

SHAPES = [(6,), (5, 3), (1, 4), (2, 3, 4)]


def slope_of_sigmoid(a):
    """Slope from the output, written out: a - a^2."""
    return a - a**2


@pytest.fixture
def arrays(rng):
    """Arrays of several shapes, positive and negative, none with a zero; one of integers."""
    return [*(3 * rng.normal(size=shape) for shape in SHAPES), np.array([[-3, 2], [5, -1]])]


@check("relu", points=0)
def test_relu_is_there(learner):
    """relu is there and takes one array"""
    learner.takes("relu")


@check("relu", points=3)
def test_relu_values(learner, arrays):
    """relu keeps what is positive and replaces the rest by 0"""
    for z in arrays:
        learner.call("relu", z).equals(np.where(z > 0, z, 0))
    far = np.array([-200.0, 0.0, 300.0])
    learner.call("relu", far).equals(np.array([0.0, 0.0, 300.0]))


@check("relu", points=1, beside=True)
def test_relu_leaves_its_argument(learner, arrays):
    """relu leaves its argument as it was"""
    for z in arrays:
        learner.call("relu", z).leaves_arguments_unchanged()


@check("relu_derivative", points=0)
def test_relu_derivative_is_there(learner):
    """relu_derivative is there and takes one array"""
    learner.takes("relu_derivative")


@check("relu_derivative", points=2)
def test_relu_derivative_values(learner, arrays):
    """relu_derivative is 1 where z is positive, 0 where it is negative"""
    for z in arrays:
        learner.call("relu_derivative", z).equals(np.where(z > 0, 1, 0))


@check("relu_derivative", points=1)
def test_relu_derivative_at_zero(learner):
    """relu_derivative is 0 at exactly 0"""
    learner.call("relu_derivative", np.array([-1.0, 0.0, 1.0])).equals(np.array([0.0, 0.0, 1.0]))
    learner.call("relu_derivative", np.zeros((2, 3))).equals(np.zeros((2, 3)))


@check("relu_derivative", points=1, beside=True)
def test_relu_derivative_leaves_its_argument(learner, arrays):
    """relu_derivative leaves its argument as it was"""
    for z in arrays:
        learner.call("relu_derivative", z).leaves_arguments_unchanged()


@check("sigmoid", points=0)
def test_sigmoid_is_there(learner):
    """sigmoid is there and takes one array"""
    learner.takes("sigmoid")


@check("sigmoid", points=2)
def test_sigmoid_values(learner, arrays):
    """sigmoid is 1 / (1 + exp(-z))"""
    for z in arrays:
        seen = learner.call("sigmoid", z)
        seen.float_array(z.shape)
        seen.equals((1 + np.tanh(z / 2)) / 2)


@check("sigmoid", points=1)
def test_sigmoid_far_out(learner):
    """sigmoid is right far out, at -1000 and 1000"""
    z = np.array([-1000.0, -30.0, 0.0, 1000.0])
    learner.call("sigmoid", z).equals(np.array([0.0, np.exp(-30), 0.5, 1.0]), rtol=1e-6)


@check("sigmoid", points=1, beside=True)
def test_sigmoid_leaves_its_argument(learner, arrays):
    """sigmoid leaves its argument as it was"""
    for z in arrays:
        learner.call("sigmoid", z).leaves_arguments_unchanged()


@check("sigmoid_derivative", points=0)
def test_sigmoid_derivative_is_there(learner):
    """sigmoid_derivative is there and takes one array"""
    learner.takes("sigmoid_derivative")


@check("sigmoid_derivative", points=2)
def test_sigmoid_derivative_values(learner, rng):
    """sigmoid_derivative is a (1 - a) for sigmoid's output a"""
    for shape in SHAPES:
        a = rng.uniform(0.01, 0.99, shape)
        learner.call("sigmoid_derivative", a).equals(slope_of_sigmoid(a))


@check("sigmoid_derivative", points=1)
def test_sigmoid_derivative_at_the_ends(learner):
    """sigmoid_derivative is 0 at both ends, 0.25 in the middle, and leaves its argument"""
    seen = learner.call("sigmoid_derivative", np.array([0.0, 0.5, 1.0]))
    seen.equals(np.array([0.0, 0.25, 0.0]))
    seen.leaves_arguments_unchanged()
