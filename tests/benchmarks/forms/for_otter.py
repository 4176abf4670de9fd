"""The ten demands as a test file of Otter, in its form with exceptions."""

import functools

import demands
import plain
from otter.test_files import test_case

OK_FORMAT = False
name = "net"
points = 10


def net(env):
    return plain.Plain(env.__getitem__)


@functools.lru_cache(1)
def trained(train):
    return plain.Value(train(*demands.TRAINING[1:]))


@test_case(points=1)
def test_weights_have_their_shapes(env):
    demands.weights_have_their_shapes(net(env))


@test_case(points=1)
def test_biases_start_at_zero(env):
    demands.biases_start_at_zero(net(env))


@test_case(points=1)
def test_sigmoid_is_right(env):
    demands.sigmoid_is_right(net(env))


@test_case(points=1)
def test_sigmoid_is_right_far_out(env):
    demands.sigmoid_is_right_far_out(net(env))


@test_case(points=1)
def test_forward_gives_probabilities(env):
    demands.forward_gives_probabilities(net(env))


@test_case(points=1)
def test_forward_keeps_what_backward_needs(env):
    demands.forward_keeps_what_backward_needs(net(env))


@test_case(points=1)
def test_loss_is_the_cross_entropy(env):
    demands.loss_is_the_cross_entropy(net(env))


@test_case(points=1)
def test_backward_gives_the_gradient(env):
    demands.backward_gives_the_gradient(net(env))


@test_case(points=1)
def test_training_lowers_the_loss(env):
    demands.training_lowers_the_loss(net(env), trained(env["train"]))


@test_case(points=1)
def test_training_gets_all_points_right(env):
    demands.training_gets_all_points_right(net(env), trained(env["train"]))
