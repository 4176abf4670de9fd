"""The ten demands as checks of check50; laid out as __init__.py of a checks package.

check50 runs each check in a process of its own. A check that depends on another is handed what
that one returns: in that way the training is made once.
"""

import check50
import demands
import plain


def ask(demand, *more):
    try:
        demand(plain.of_file("net.py"), *more)
    except AssertionError as why:
        raise check50.Failure(str(why)) from why


@check50.check()
def weights_have_their_shapes():
    """W1, b1, W2 and b2 have their shapes"""
    ask(demands.weights_have_their_shapes)


@check50.check()
def biases_start_at_zero():
    """The biases start at zero"""
    ask(demands.biases_start_at_zero)


@check50.check()
def sigmoid_is_right():
    """The sigmoid is right"""
    ask(demands.sigmoid_is_right)


@check50.check()
def sigmoid_is_right_far_out():
    """The sigmoid is right far from zero"""
    ask(demands.sigmoid_is_right_far_out)


@check50.check()
def forward_gives_probabilities():
    """forward gives the probabilities"""
    ask(demands.forward_gives_probabilities)


@check50.check()
def forward_keeps_what_backward_needs():
    """forward keeps Z1, A1, Z2 and A2"""
    ask(demands.forward_keeps_what_backward_needs)


@check50.check()
def loss_is_the_cross_entropy():
    """The loss is the cross-entropy"""
    ask(demands.loss_is_the_cross_entropy)


@check50.check()
def backward_gives_the_gradient():
    """backward gives the gradient of the loss"""
    ask(demands.backward_gives_the_gradient)


@check50.check(timeout=60)
def training_lowers_the_loss():
    """5,000 epochs bring the loss below 0.05"""
    trained = plain.of_file("net.py").call(*demands.TRAINING)
    ask(demands.training_lowers_the_loss, trained)
    return trained.value


@check50.check(training_lowers_the_loss)
def training_gets_all_points_right(trained):
    """After 5,000 epochs all four points are right"""
    ask(demands.training_gets_all_points_right, plain.Value(trained))
