"""Challenge 3: what must hold for the penalty on weights, in loss, gradient and training."""

from dataclasses import replace

import numpy as np
import pytest
from datasets import few_for_training, two_moons

from grader.judge.api import Code, check, norm_ratio

NAMES = ["W1", "b1", "W2", "b2"]
SIZES = [(1, 3, 4, 2), (2, 3, 5, 1), (5, 2, 4, 3), (7, 4, 3, 2)]
SMALL, LARGE = 0.01, 20.0
AGREES = 1e-6
"""Norm ratio against measured gradients: the right code is below 1e-8, the mildest mistake
above 1e-3."""

ROUNDING = 1e-12
"""Of a sum of some 20 products of size 1: below 1e-14. A lambda of -0.001 takes away 1e-5."""


def loss_of(learner, probe, lambd):
    """Call compute_loss_with_reg on the probe's predictions."""
    A2 = probe.cache["A2"]
    return learner.call("compute_loss_with_reg", A2, probe.Y, probe.params, lambd=lambd)


def expect_loss(learner, probe, lambd):
    """Demand the squared error and the penalty."""
    wanted = replace(probe, lambd=lambd).losses["squared error"]
    loss_of(learner, probe, lambd).is_number(wanted)


def called(learner, probe):
    """Call backward_with_reg on a probe."""
    arguments = (probe.X, probe.Y, probe.params, probe.cache)
    return learner.call("backward_with_reg", *arguments, lambd=probe.lambd)


def expect_gradients(learner, probe, names=NAMES):
    """Demand the exact gradients of one of the two losses with its penalty."""
    gradients, exact = called(learner, probe), probe.gradients
    loss = probe.which_loss(gradients)
    for name in names:
        gradients["d" + name].equals(exact[loss]["d" + name])
    if loss == "squared error":
        learner.note("`backward_with_reg` gives the gradient of the squared error: right too.")


def trained(learner, probe, epochs, lr):
    """Train from the probe's parameters."""
    options = {"lr": lr, "epochs": epochs, "lambd": probe.lambd}
    return learner.call("train_with_reg", probe.X, probe.Y, probe.params, **options)


def weights_of(seen, probe, prefix=""):
    """Take what belongs to the weights, in their shapes."""
    names = ("W1", "W2")
    return {name: seen[prefix + name].float_array(probe.params[name].shape) for name in names}


def expect_price(seen, without, by_default, probe):
    """Demand that lambda is not below 0 where it is not given; how large is the learner's own.

    Parameters
    ----------
    without, by_default : dict of str to ndarray
        Slopes along each weight: with lambd = 0, and without any lambd.
    """
    added = sum(
        float(np.vdot(by_default[name] - without[name], probe.params[name]))
        for name in ("W1", "W2")
    )
    if not added > -ROUNDING:
        says = "rewards large weights where lambd is not given"
        seen.fail(Code.WRONG_VALUE, says, "a default of 0 or more", "one below 0")


@check("compute_loss_with_reg", points=0)
def test_compute_loss_with_reg_is_there(learner):
    """compute_loss_with_reg is there and takes predictions, targets, params and lambd"""
    learner.takes("compute_loss_with_reg", "lambd")


@check("compute_loss_with_reg", points=0.5)
@pytest.mark.parametrize("lambd", [0.0, SMALL, LARGE])
def test_loss_value(learner, draw, lambd):
    """compute_loss_with_reg is right for lambda = {lambd:g}"""
    expect_loss(learner, draw(K=1), lambd)


@check("compute_loss_with_reg", points=0.5)
def test_biases_are_free(learner, probe):
    """The penalty is on the weights alone: biases cost nothing"""
    heavy = {**probe.params, "b1": probe.params["b1"] + 5, "b2": probe.params["b2"] - 7}
    light, A2 = replace(probe, lambd=LARGE), probe.cache["A2"]
    seen = learner.call("compute_loss_with_reg", A2, probe.Y, heavy, lambd=LARGE)
    seen.is_number(light.losses["squared error"])


@check("compute_loss_with_reg", points=0.5)
def test_loss_of_other_sizes(learner, draw):
    """The loss divides by the number of rows, other sizes too; lambd >= 0 by default"""
    for m, D, H, K in SIZES:
        probe = draw(m, D, H, K)
        expect_loss(learner, probe, lambd=0.7)
        seen = learner.call("compute_loss_with_reg", probe.cache["A2"], probe.Y, probe.params)
        plain = probe.losses["squared error"]
        if not seen.number() > plain - ROUNDING:
            says = "rewards large weights where lambd is not given"
            seen.fail(Code.WRONG_VALUE, says, f"{plain:.4g} or more", f"{seen.number():.4g}")


@check("compute_loss_with_reg", points=0.5, beside=True)
def test_loss_leaves_its_arguments(learner, probe):
    """compute_loss_with_reg leaves its arguments as they were"""
    loss_of(learner, probe, LARGE).leaves_arguments_unchanged()


@check("backward_with_reg", points=0)
def test_backward_with_reg_is_there(learner):
    """backward_with_reg is there and takes X, Y_true, params, cache and lambd"""
    learner.takes("backward_with_reg", "lambd")


@check("backward_with_reg", points=0.5)
@pytest.mark.parametrize("name", NAMES)
def test_value(learner, probe, name):
    """d{name} is right at every entry, for small and large lambda"""
    for lambd in (SMALL, LARGE):
        expect_gradients(learner, replace(probe, lambd=lambd), [name])


@check("backward_with_reg", points=0.25)
@pytest.mark.parametrize("name", NAMES)
def test_agrees_with_measurement(learner, probe, name):
    """d{name} agrees with the slope of the loss and its penalty, measured"""
    probe = replace(probe, lambd=0.7)
    gradients = called(learner, probe)
    loss = probe.which_loss(gradients)
    seen = gradients["d" + name]
    got = seen.float_array(probe.params[name].shape)
    measured = probe.measured(loss, name)
    if not norm_ratio(got, measured) < AGREES:
        ratio = f"relative difference {norm_ratio(got, measured):.2g}"
        seen.fail(Code.WRONG_VALUE, "is not the slope of the loss", f"below {AGREES:g}", ratio)


@check("backward_with_reg", points=0.5)
def test_gradients_of_other_sizes(learner, draw):
    """Gradients are right for 1, 2, 5, 7 rows, integers, no penalty; lambd >= 0 by default"""
    for m, D, H, K in SIZES:
        expect_gradients(learner, replace(draw(m, D, H, K), lambd=0.7))
    expect_gradients(learner, replace(draw(integers=True), lambd=0.7))
    probe = draw()
    expect_gradients(learner, probe)
    without = weights_of(called(learner, probe), probe, "d")
    arguments = probe.X, probe.Y, probe.params, probe.cache
    seen = learner.call("backward_with_reg", *arguments)
    expect_price(seen, without, weights_of(seen, probe, "d"), probe)


@check("backward_with_reg", points=0.5, beside=True)
def test_backward_leaves_its_arguments(learner, probe):
    """X, Y_true, params and cache are left as they were"""
    called(learner, replace(probe, lambd=LARGE)).leaves_arguments_unchanged()


@check("train_with_reg", points=0)
def test_train_with_reg_is_there(learner):
    """train_with_reg is there and takes X, Y, params, lr, epochs and lambd"""
    learner.takes("train_with_reg", "lr", "epochs", "lambd")


@check("train_with_reg", points=0.25)
@pytest.mark.parametrize("epochs", [1, 20])
def test_replay(learner, draw, replay, epochs):
    """From the given start, {epochs} epochs lead where descent with the penalty leads"""
    # lr * lambd / m stays below 1: beyond 2 the weights would run away, whoever trains.
    for lambd, lr in ((0.0, 0.5), (SMALL, 0.3), (2.0, 0.5)):
        probe = replace(draw(), lambd=lambd)
        params, _ = trained(learner, probe, epochs, lr).unpack("params", "history")
        replay(probe, epochs, lr).expect_end(params)


@check("train_with_reg", points=0.5)
def test_history(learner, draw, replay):
    """history holds the loss with its penalty, of every epoch, before its update"""
    for epochs in (1, 20):
        probe = replace(draw(), lambd=2.0)
        _, history = trained(learner, probe, epochs, lr=0.3).unpack("params", "history")
        replay(probe, epochs, lr=0.3).expect_history(history)


@check("train_with_reg", points=0.5)
def test_defaults(learner, draw):
    """X, Y and params are enough: it descends then, and lambd is 0 or more"""
    # Of a single example any rate above 0 makes the error less, if there is no price: nothing is
    # to be traded for it.
    probe = draw(m=1, K=1)
    arguments = probe.X, probe.Y, probe.params
    seen = learner.call("train_with_reg", *arguments, epochs=30, lambd=0.0)
    params, _ = seen.unpack("params", "history")
    end = {name: params[name].float_array(value.shape) for name, value in probe.params.items()}
    before, after = (abs(p.cache["A2"] - p.Y).item() for p in (probe, replace(probe, params=end)))
    if not after < before:
        says = "shows no descent: does lr have a default that trains?"
        seen.fail(Code.NOT_LEARNED, says, f"an error below {before:.4g}", f"{after:.4g}")
    options = {"lr": 1.0, "epochs": 1}
    seen, plain = (
        learner.call("train_with_reg", *arguments, **options, **given)
        for given in ({}, {"lambd": 0.0})
    )
    ends = [one.unpack("params", "history")[0] for one in (seen, plain)]
    by_default, without = (weights_of(end, probe) for end in ends)
    # Training goes against the slope.
    expect_price(seen, by_default, without, probe)


@check("train_with_reg", points=0.5, beside=True)
def test_train_leaves_its_arguments(learner, probe):
    """X, Y and params are left as they were"""
    trained(learner, replace(probe, lambd=2.0), epochs=3, lr=0.5).leaves_arguments_unchanged()


@check("train_with_reg", points=0.5, beside=True)
def test_nothing_is_remembered(learner, probe):
    """A second training starts afresh"""
    first, second = (trained(learner, probe, epochs=3, lr=0.5) for _ in range(2))
    if not second.same_as(first):
        says = "differs in a second training from the same start"
        second.fail(Code.DEPENDS_ON_STATE, says, "the same again", "other values")


@check("train_with_reg", points=0.5)
def test_larger_lambda_means_smaller_weights(learner, rng, probe):
    """On two moons, the larger lambda is, the smaller the weights end"""
    X, Y, _, _ = few_for_training(*two_moons())
    sizes = {"W1": (2, 20), "b1": (1, 20), "W2": (20, 1), "b2": (1, 1)}
    start = {name: rng.normal(size=size) for name, size in sizes.items()}
    norms = []
    for lambd in (0.0, 0.3, 3.0):
        moons = replace(probe, X=X, Y=Y, params=start, lambd=lambd)
        seen = trained(learner, moons, epochs=300, lr=0.5)
        params, _ = seen.unpack("params", "history")
        weights = [params[name].float_array(sizes[name]).ravel() for name in ("W1", "W2")]
        norms.append(float(np.linalg.norm(np.concatenate(weights))))
        if len(norms) > 1 and not norms[-1] < norms[-2]:
            says = f"has weights that are no smaller for lambda = {lambd:g} than for less"
            seen.fail(Code.WRONG_VALUE, says, f"a norm below {norms[-2]:.4g}", f"{norms[-1]:.4g}")
