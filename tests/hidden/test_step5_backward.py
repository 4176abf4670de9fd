"""Step 5: what must hold for the gradients, computed and measured."""

import numpy as np
import pytest

from grader.judge.api import Code, check, norm_ratio

NAMES = ["W1", "b1", "W2", "b2"]
SIZES = [(1, 3, 4, 2), (2, 3, 5, 1), (5, 2, 4, 3), (7, 4, 3, 2)]
AGREES = 1e-6
"""Norm ratio against measured gradients: the right code is below 1e-8, the mildest mistake
above 1e-3."""


def called(learner, probe):
    """Call backward on a probe."""
    return learner.call("backward", probe.X, probe.Y, probe.params, probe.cache)


def note_the_loss(learner, function, loss):
    """Say which of the two right answers it was, if it is not the usual one."""
    if loss == "squared error":
        learner.note(
            f"`{function}` gives the gradient of the squared error. That is right too; with a "
            "sigmoid the cross-entropy, whose dZ2 is A2 - Y, learns faster."
        )


@check("backward", points=0)
def test_backward_is_there(learner):
    """backward is there and takes X, Y_true, params and cache"""
    learner.takes("backward")


@check("backward", points=2)
def test_shapes(learner, draw):
    """Each gradient has the shape of its parameter, for every number of examples"""
    for m, D, H, K in SIZES:
        probe = draw(m, D, H, K)
        gradients = called(learner, probe)
        for name in NAMES:
            gradients["d" + name].float_array(probe.params[name].shape)


@check("backward", points=2)
@pytest.mark.parametrize("name", NAMES)
def test_value(learner, probe, name):
    """d{name} is right at every entry"""
    gradients, exact = called(learner, probe), probe.gradients
    loss = probe.which_loss(gradients)
    gradients["d" + name].equals(exact[loss]["d" + name])
    note_the_loss(learner, "backward", loss)


@check("backward", points=1)
@pytest.mark.parametrize("name", NAMES)
def test_agrees_with_measurement(learner, probe, name):
    """d{name} agrees with the slope of the loss, measured"""
    gradients = called(learner, probe)
    loss = probe.which_loss(gradients)
    seen = gradients["d" + name]
    got = seen.float_array(probe.params[name].shape)
    measured = probe.measured(loss, name)
    if not norm_ratio(got, measured) < AGREES:
        ratio = f"relative difference {norm_ratio(got, measured):.2g}"
        seen.fail(Code.WRONG_VALUE, "is not the slope of the loss", f"below {AGREES:g}", ratio)


@check("backward", points=3)
def test_every_number_of_examples(learner, draw):
    """The gradients are right for 1, 2, 5 and 7 examples, and other sizes of network"""
    for m, D, H, K in SIZES:
        probe = draw(m, D, H, K)
        gradients, exact = called(learner, probe), probe.gradients
        loss = probe.which_loss(gradients)
        for name in NAMES:
            gradients["d" + name].equals(exact[loss]["d" + name])


@check("backward", points=1)
def test_integer_inputs(learner, draw):
    """Integer inputs give the same as floats"""
    probe = draw(integers=True)
    gradients, exact = called(learner, probe), probe.gradients
    loss = probe.which_loss(gradients)
    for name in NAMES:
        gradients["d" + name].equals(exact[loss]["d" + name])


@check("backward", points=1, beside=True)
def test_backward_leaves_its_arguments(learner, probe):
    """X, Y_true, params and cache are left as they were"""
    called(learner, probe).leaves_arguments_unchanged()


@check("backward", points=1, beside=True)
def test_nothing_is_remembered(learner, draw):
    """Each call starts afresh"""
    probe = draw()
    before = called(learner, probe)
    called(learner, draw(m=7))
    after = called(learner, probe)
    for name in NAMES:
        if not np.array_equal(before["d" + name].array(), after["d" + name].array()):
            says = "differs in a second call with the same arguments"
            after["d" + name].fail(Code.DEPENDS_ON_STATE, says, "the same again", "other values")


def measured_by_learner(learner, probe, name, **epsilon):
    """Call numerical_gradient on a probe."""
    return learner.call("numerical_gradient", probe.X, probe.Y, probe.params, name, **epsilon)


def expect_measured(learner, probe, name, h, seen, slack=0.0):
    """Demand the central difference of one of the two losses; return which one it was."""
    got = seen.float_array(probe.params[name].shape)
    wanted = {}
    for loss in ("cross-entropy", "squared error"):
        wanted[loss] = probe.measured(loss, name, h)
        if norm_ratio(got, wanted[loss]) < AGREES:
            break  # nobody needs the other one
    loss = min(wanted, key=lambda loss: norm_ratio(got, wanted[loss]))
    if norm_ratio(got, wanted[loss]) > 0.01:
        loss = "cross-entropy"
    # 1e-8 inside the logs changes what each example adds to a slope by 1e-8 / p, half a millionth
    # at p = 0.02, and the sum of them may all but cancel; each loss is rounded, by 2^-52 of itself
    # and of what it is summed from, and the difference divided by h.
    size = max(np.abs(wanted[loss]).max(), 1.0)
    rounding = 64 * 2.0**-52 / h
    seen.equals(wanted[loss], rtol=AGREES, atol=AGREES * size + rounding + slack)
    note_the_loss(learner, "numerical_gradient", loss)


@check("numerical_gradient", points=0)
def test_numerical_gradient_is_there(learner):
    """numerical_gradient is there and takes X, Y, params, param_name and epsilon"""
    learner.takes("numerical_gradient", "epsilon")


@check("numerical_gradient", points=1)
@pytest.mark.parametrize("name", NAMES)
def test_measured_value(learner, probe, name):
    """The measured gradient of {name} is right at every entry"""
    seen = measured_by_learner(learner, probe, name, epsilon=1e-5)
    expect_measured(learner, probe, name, 1e-5, seen)


@check("numerical_gradient", points=1)
def test_default_epsilon(learner, probe):
    """It works without naming epsilon"""
    seen = measured_by_learner(learner, probe, "W1")
    # The default is the learner's: at the 1e-7 that is common, rounding is a hundred times larger.
    expect_measured(learner, probe, "W1", 1e-5, seen, slack=64 * 2.0**-52 / 1e-7)


@check("numerical_gradient", points=3)
def test_central_for_every_epsilon(learner, probe):
    """The difference is central, with epsilon up and epsilon down, for large and small epsilon"""
    sizes = [(epsilon, name) for epsilon in (0.1, 0.01, 1e-3) for name in NAMES]
    # All calls first: what they have in common tells more than the first that is wrong.
    measured = [measured_by_learner(learner, probe, n, epsilon=h) for h, n in sizes]
    for (epsilon, name), seen in zip(sizes, measured, strict=True):
        expect_measured(learner, probe, name, epsilon, seen)


@check("numerical_gradient", points=2, beside=True)
def test_params_are_restored(learner, probe):
    """params are what they were before, at the end"""
    for name in NAMES:
        seen = measured_by_learner(learner, probe, name, epsilon=1e-3)
        after = seen.argument(2)
        for other in NAMES:
            # w + h - h may differ from w by a rounding of h + |w|.
            after[other].equals(probe.params[other], rtol=1e-12, atol=1e-14)
