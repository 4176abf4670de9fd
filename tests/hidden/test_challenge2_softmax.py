"""Challenge 2: what must hold for several classes, function by function, and for the digits."""

import numpy as np
import pytest
from challenge2_softmax import predict
from datasets import load_digits

from grader.judge.api import Code, check, norm_ratio

NAMES = ["W1", "b1", "W2", "b2"]
SIZES = [(1, 3, 5, 4), (2, 4, 3, 5), (5, 3, 4, 2), (7, 2, 5, 3)]

SURE_AND_WRONG = 9.0
"""Nats, at least, for an impossible outcome: half of log(1e-8), so that any guard passes."""

GUARD = 1e-5
"""Relative: what 1e-7 inside the logs, the coarsest in common use, changes for p in [0.1, 0.9] is
1e-7 / (0.9 log(1 / 0.9)), a tenth of this. The mildest mistake is a thousand times as large."""

SUM_GUARD = 1e-6
"""Some add 1e-8 to the sum that softmax divides by. Needless, since the sum is 1 at least, but
harmless: it changes a probability by 1e-8, and what is made of it in a few epochs by 1e-7."""

AGREES = 1e-6
"""Norm ratio against measured gradients: the right code is below 1e-8, the mildest mistake
above 1e-3."""

GOAL = 0.9
"""The reference reaches 0.958 at least from each of ten starts, 0.961 in the median."""
DIGITS = {"hidden_size": 64, "epochs": 100, "lr": 1.0, "verbose": False}


def probabilities(z):
    """Softmax by ratios of two scores: a form of its own, to check by."""
    with np.errstate(over="ignore"):  # infinitely less probable than another: 1 / inf is right
        return 1 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)


def expect_softmax(learner, z):
    """Demand the softmax of each row."""
    seen = learner.call("softmax", z)
    seen.equals(probabilities(z.astype(float)), atol=SUM_GUARD)
    return seen


@check("softmax", points=0)
def test_softmax_is_there(learner):
    """softmax is there and takes scores"""
    learner.takes("softmax")


@check("softmax", points=1)
def test_softmax_values(learner, rng):
    """softmax gives each row's probabilities, for 1, 2, 5 and 7 rows, also of integers"""
    for m, K in ((1, 4), (2, 5), (5, 3), (7, 2)):
        expect_softmax(learner, rng.normal(size=(m, K)))
        expect_softmax(learner, rng.integers(-3, 4, (m, K)))


@check("softmax", points=0.5)
def test_rows_sum_to_one(learner, rng):
    """Each row sums to 1, and a number added to all of a row changes nothing"""
    z = rng.normal(size=(5, 3))
    seen = expect_softmax(learner, z)
    rows = seen.float_array((5, 3))
    seen.part("the sum of each row", rows.sum(axis=1)).equals(np.ones(5), atol=SUM_GUARD)
    shifted = learner.call("softmax", z + rng.normal(scale=10, size=(5, 1)))
    shifted.equals(rows, rtol=1e-9, atol=SUM_GUARD)


@check("softmax", points=1)
def test_large_scores(learner, rng):
    """Scores of 1000 and -1000 neither overflow nor become NaN"""
    around = rng.normal(size=(2, 4))
    expect_softmax(learner, 1000 + around)
    expect_softmax(learner, around - 1000)
    expect_softmax(learner, np.array([[1000.0, -1000.0, 0.0], [-1000.0, 1000.0, 999.0]]))


@check("softmax", points=1)
def test_a_row_far_below_another(learner, rng):
    """Each row is for itself: one far below another is as right"""
    z = rng.normal(size=(3, 4)) + np.array([[0.0], [-1500.0], [800.0]])
    expect_softmax(learner, z)


@check("softmax", points=0.5, beside=True)
def test_softmax_leaves_its_argument(learner, rng):
    """softmax leaves its argument as it was"""
    learner.call("softmax", rng.normal(size=(5, 3))).leaves_arguments_unchanged()


def expect_one_hot(learner, labels, K):
    """Demand one-hot rows, of any dtype."""
    seen = learner.call("one_hot", labels, K)
    if isinstance(seen.value, np.ndarray):
        seen = seen.part("the result", seen.value.astype(float))
    seen.equals(np.eye(K)[np.asarray(labels)])


@check("one_hot", points=0)
def test_one_hot_is_there(learner):
    """one_hot is there and takes labels and the number of classes"""
    learner.takes("one_hot")


@check("one_hot", points=1)
def test_one_hot_of_arrays(learner, rng):
    """one_hot has a 1 in each row at its label, also when a class does not occur"""
    for m, K in ((1, 4), (2, 3), (5, 6), (7, 2)):
        expect_one_hot(learner, rng.integers(0, K, m), K)
    expect_one_hot(learner, np.array([1, 0, 1]), 5)


@check("one_hot", points=1, beside=True)
def test_one_hot_leaves_its_arguments(learner):
    """one_hot leaves the labels as they were"""
    learner.call("one_hot", np.array([2, 0, 1]), 3).leaves_arguments_unchanged()


@pytest.fixture
def pairs(rng):
    """Probabilities in [0.1, 0.9] and one-hot targets: 1, 2, 5 and 7 examples."""

    def pair(m, K):
        p = 0.1 + (1 - 0.1 * K) * rng.dirichlet(np.ones(K), m)
        return p, np.eye(K, dtype=int)[rng.integers(0, K, m)]

    return [pair(m, K) for m, K in ((1, 4), (2, 3), (5, 2), (7, 5))]


@check("categorical_cross_entropy", points=0)
def test_categorical_cross_entropy_is_there(learner):
    """categorical_cross_entropy is there and takes predictions and targets"""
    learner.takes("categorical_cross_entropy")


@check("categorical_cross_entropy", points=1.5)
def test_categorical_cross_entropy_values(learner, pairs):
    """The loss is minus the log of what was given to the true class, per row"""
    for p, y in pairs:
        wanted = -float(np.log(p[y == 1]).sum()) / len(y)
        for targets in (y, y.astype(float)):
            learner.call("categorical_cross_entropy", p, targets).is_number(wanted, rtol=GUARD)


@check("categorical_cross_entropy", points=0.5, beside=True)
def test_sure_and_right(learner):
    """A sure and right answer costs nothing"""
    y = np.eye(4)[[2, 0, 1]]
    # 1e-8 inside the log makes it -1e-8; a clip at 1e-5, the coarsest in use, makes it 1e-5.
    learner.call("categorical_cross_entropy", y, y).is_number(0.0, atol=2e-5)


@check("categorical_cross_entropy", points=0.5)
def test_sure_and_wrong(learner):
    """A sure and wrong answer costs a lot, and not infinitely much"""
    y = np.eye(4)[[2, 0, 1]]
    seen = learner.call("categorical_cross_entropy", np.roll(y, 1, axis=1), y)
    if seen.number() < SURE_AND_WRONG:
        says, actual = "is far too small", f"{seen.number():.4g}"
        seen.fail(Code.WRONG_VALUE, says, "about 18 (log of 1e-8)", actual)


@check("categorical_cross_entropy", points=0.5, beside=True)
def test_categorical_cross_entropy_leaves_its_arguments(learner, pairs):
    """categorical_cross_entropy leaves its arguments as they were"""
    for p, y in pairs:
        for predictions in (p, y.astype(float)):
            seen = learner.call("categorical_cross_entropy", predictions, y)
            seen.leaves_arguments_unchanged()


@check("forward_softmax", points=0)
def test_forward_softmax_is_there(learner):
    """forward_softmax is there and takes X and params"""
    learner.takes("forward_softmax")


@check("forward_softmax", points=1)
def test_predictions(learner, draw):
    """The probabilities are right, for other sizes and integers too"""
    probes = [draw(*size, classes=True) for size in SIZES]
    for probe in (*probes, draw(integers=True, classes=True)):
        A2, _ = learner.call("forward_softmax", probe.X, probe.params).unpack("A2", "cache")
        A2.equals(probe.cache["A2"], atol=SUM_GUARD)


@check("forward_softmax", points=0.5)
def test_cache(learner, draw):
    """The cache holds Z1, A1, Z2 and A2, for the backward pass"""
    probe = draw(classes=True, K=3)
    _, cache = learner.call("forward_softmax", probe.X, probe.params).unpack("A2", "cache")
    for name in ("Z1", "A1", "Z2"):
        cache[name].equals(probe.cache[name])
    cache["A2"].equals(probe.cache["A2"], atol=SUM_GUARD)


@check("forward_softmax", points=0.5, beside=True)
def test_forward_leaves_its_arguments(learner, draw):
    """X and params are left as they were"""
    probe = draw(classes=True, K=3)
    learner.call("forward_softmax", probe.X, probe.params).leaves_arguments_unchanged()


def gradients_of(learner, probe):
    """Call backward_softmax on a probe."""
    return learner.call("backward_softmax", probe.X, probe.Y, probe.params, probe.cache)


def expect_gradients(learner, probe, names=NAMES):
    """Demand the exact gradient of the cross-entropy."""
    gradients = gradients_of(learner, probe)
    for name in names:
        gradients["d" + name].equals(probe.gradients["cross-entropy"]["d" + name])


@check("backward_softmax", points=0)
def test_backward_softmax_is_there(learner):
    """backward_softmax is there and takes X, Y_true, params and cache"""
    learner.takes("backward_softmax")


@check("backward_softmax", points=0.5)
@pytest.mark.parametrize("name", NAMES)
def test_value(learner, draw, name):
    """d{name} is right at every entry"""
    expect_gradients(learner, draw(K=3, classes=True), [name])


@check("backward_softmax", points=0.25)
@pytest.mark.parametrize("name", NAMES)
def test_agrees_with_measurement(learner, draw, name):
    """d{name} agrees with the slope of the loss, measured"""
    probe = draw(K=3, classes=True)
    seen = gradients_of(learner, probe)["d" + name]
    got = seen.float_array(probe.params[name].shape)
    measured = probe.measured("cross-entropy", name)
    if not norm_ratio(got, measured) < AGREES:
        ratio = f"relative difference {norm_ratio(got, measured):.2g}"
        seen.fail(Code.WRONG_VALUE, "is not the slope of the loss", f"below {AGREES:g}", ratio)


@check("backward_softmax", points=0.5)
def test_gradients_of_other_sizes(learner, draw):
    """The gradients are right for 1, 2, 5 and 7 examples, and for integers"""
    for size in SIZES:
        expect_gradients(learner, draw(*size, classes=True))
    expect_gradients(learner, draw(K=3, integers=True, classes=True))


@check("backward_softmax", points=0.5, beside=True)
def test_backward_leaves_its_arguments(learner, draw):
    """X, Y_true, params and cache are left as they were"""
    gradients_of(learner, draw(K=3, classes=True)).leaves_arguments_unchanged()


@check("predict", points=0)
def test_predict_is_there(learner):
    """predict is there and takes X and params"""
    learner.takes("predict")


@check("predict", points=0.5)
def test_classes(learner, draw):
    """predict names the most probable class of each example, for every number of them"""
    for size in SIZES:
        probe = draw(*size, classes=True)
        wanted = probe.cache["A2"].argmax(axis=1)
        learner.call("predict", probe.X, probe.params).equals(wanted)


@check("predict", points=0.5, beside=True)
def test_predict_leaves_its_arguments(learner, draw):
    """X and params are left as they were"""
    probe = draw(K=3, classes=True)
    learner.call("predict", probe.X, probe.params).leaves_arguments_unchanged()


@pytest.fixture
def trained(learner, train_from):
    """Train from a probe's parameters; return what came back, and the start."""

    def trained(probe, epochs, lr, verbose=False):
        options = {"hidden_size": probe.params["W1"].shape[1], "epochs": epochs, "lr": lr}
        return train_from(learner, "train_softmax", probe, **options, verbose=verbose)

    return trained


@check("train_softmax", points=0)
def test_train_softmax_is_there(learner):
    """train_softmax is there and takes X, Y, hidden_size, epochs, lr and verbose"""
    learner.takes("train_softmax", "hidden_size", "epochs", "lr", "verbose")


@check("train_softmax", points=0.5)
@pytest.mark.parametrize("epochs", [1, 3, 20])
def test_replay(trained, replay, draw, epochs):
    """From a given start, {epochs} epochs lead where gradient descent leads"""
    for probe, lr in ((draw(K=3, classes=True), 0.5), (draw(7, 2, 5, 4, classes=True), 0.1)):
        seen, start = trained(probe, epochs, lr, verbose=epochs == 3)
        params, _ = seen.unpack("params", "history")
        replay(start, epochs, lr).expect_end(params, atol=SUM_GUARD)


@check("train_softmax", points=0.5)
def test_hidden_size(learner, draw):
    """The network has as many hidden units as are asked for; by default some, and descends"""
    probe = draw(m=5, D=3, K=2, classes=True)
    for H in (4, 7):
        options = {"hidden_size": H, "epochs": 2, "lr": 0.1, "verbose": False}
        seen = learner.call("train_softmax", probe.X, probe.Y, **options)
        params, _ = seen.unpack("params", "history")
        for name, shape in {"W1": (3, H), "b1": (1, H), "W2": (H, 2), "b2": (1, 2)}.items():
            params[name].float_array(shape)
    # Of a single example any rate above 0 makes the loss less: there is no other to trade it for.
    alone = draw(m=1, K=2, classes=True)
    options = {"epochs": 30, "verbose": False}
    seen = learner.call(
        "train_softmax", alone.X, alone.Y, given={"init_params": alone.params}, **options
    )
    _, history = seen.unpack("params", "history")
    history.has_length(30)
    losses = history.numbers()
    if not losses[-1] < losses[0]:
        says = "shows no descent: does lr have a default that trains?"
        ends = f"{losses[0]:.4g} -> {losses[-1]:.4g}"
        seen.part("history", losses).fail(Code.NOT_LEARNED, says, "a loss that falls", ends)


@check("train_softmax", points=0.5)
def test_history(trained, replay, draw):
    """history holds the loss of every epoch, before its update"""
    for epochs in (1, 20):
        seen, start = trained(draw(K=3, classes=True), epochs, lr=0.3)
        _, history = seen.unpack("params", "history")
        replay(start, epochs, lr=0.3).expect_history(history)


@check("train_softmax", points=0.5, beside=True)
def test_arguments_are_left(trained, draw):
    """X and Y are left as they were, and a second training starts afresh"""
    probe = draw(K=3, classes=True)
    (first, _), (second, _) = (trained(probe, epochs=3, lr=0.5) for _ in range(2))
    first.leaves_arguments_unchanged()
    if not second.same_as(first):
        says = "differs in a second training from the same start"
        second.fail(Code.DEPENDS_ON_STATE, says, "the same again", "other values")


@check("train_softmax", points=1)
def test_digits(learner):
    """Trained on 1,347 digits, it knows 90 % of 450 that it has never seen"""
    X_train, labels, X_test, Y_test = load_digits()
    seen = learner.call("train_softmax", X_train, np.eye(10)[labels], **DIGITS)
    params, history = seen.unpack("params", "history")
    # Not even a loss that is small enough ends the training earlier.
    history.has_length(DIGITS["epochs"])
    for name in NAMES:
        params[name].float_array()
    # Not by the learner's own predict, which has checks of its own.
    right = float(np.mean(predict(X_test, params.value) == Y_test))
    if right < GOAL:
        says = "does not know its digits"
        seen.fail(Code.NOT_LEARNED, says, f"{GOAL:.0%} of them right", f"{right:.1%}")
