"""Challenge 1: what must hold for training with momentum, replayed step by step."""

from dataclasses import replace

import pytest

from grader.judge.api import Code, check


def trained(learner, probe, epochs, lr, beta):
    """Train from the probe's parameters."""
    options = {"lr": lr, "epochs": epochs, "beta": beta}
    return learner.call("train_with_momentum", probe.X, probe.Y, probe.params, **options)


def params_of(seen):
    """Find the parameters: the first of two values, or all that came back."""
    return seen if isinstance(seen.value, dict) else seen.unpack("params", "history")[0]


@pytest.fixture
def expect_replay(learner, replay):
    """Demand the parameters of descent with momentum, on one of the two losses."""

    def expect_replay(probe, epochs, lr, beta):
        params = params_of(trained(learner, probe, epochs, lr, beta))
        replay(probe, epochs, lr, beta).expect_end(params)

    return expect_replay


def expect_descent_by_default(learner, probe):
    """Demand that X, Y and params are enough for the one answer to get better; how much is free.

    Of a single example any rate above 0 makes the error less: there is no other to be traded for.
    """
    seen = learner.call("train_with_momentum", probe.X, probe.Y, probe.params, epochs=30)
    end = {n: params_of(seen)[n].float_array(p.shape) for n, p in probe.params.items()}
    before, after = (abs(p.cache["A2"] - p.Y).item() for p in (probe, replace(probe, params=end)))
    if not after < before:
        says = "shows no descent: do lr and beta have defaults that train?"
        seen.fail(Code.NOT_LEARNED, says, f"an error below {before:.4g}", f"{after:.4g}")


@check("train_with_momentum", points=0)
def test_train_with_momentum_is_there(learner):
    """train_with_momentum is there and takes X, Y, params, lr, epochs and beta"""
    learner.takes("train_with_momentum", "lr", "epochs", "beta")


@check("train_with_momentum", points=1)
def test_first_step(expect_replay, draw):
    """The first step is (1 - beta) of a plain one: every velocity starts at zero"""
    expect_replay(draw(), epochs=1, lr=0.5, beta=0.9)


@check("train_with_momentum", points=1)
@pytest.mark.parametrize("beta", [0.5, 0.9, 0.99])
def test_replay(expect_replay, draw, beta):
    """Velocity and parameters go where momentum of beta = {beta} takes them"""
    for epochs in (2, 3, 30):
        expect_replay(draw(), epochs, lr=0.5, beta=beta)


@check("train_with_momentum", points=1)
def test_plain_descent(expect_replay, draw):
    """With beta = 0 it is plain gradient descent"""
    for epochs in (1, 20):
        expect_replay(draw(), epochs, lr=0.5, beta=0.0)


@check("train_with_momentum", points=1)
def test_other_sizes_and_rates(learner, expect_replay, draw):
    """It works for other sizes of X and Y, other learning rates, integers, and by default"""
    expect_replay(draw(m=7, D=2, H=3, K=1), epochs=4, lr=0.05, beta=0.8)
    expect_replay(draw(m=1, D=4, H=3, K=2), epochs=3, lr=1.0, beta=0.3)
    expect_replay(draw(m=2, D=4, H=5, K=3, integers=True), epochs=3, lr=2.0, beta=0.9)
    expect_descent_by_default(learner, draw(m=1, K=1))


@check("train_with_momentum", points=2)
def test_history(learner, draw, replay):
    """history holds the loss of every epoch, before its update"""
    for epochs in (1, 30):
        probe = draw()
        seen = trained(learner, probe, epochs, lr=0.5, beta=0.9)
        if isinstance(seen.value, dict):
            learner.note("`train_with_momentum` returns no history. It need not; a curve needs it.")
            params_of(seen)["W1"].float_array(probe.params["W1"].shape)
            return
        _, history = seen.unpack("params", "history")
        if replay(probe, epochs, lr=0.5, beta=0.9).expect_history(history) == "squared error":
            learner.note("`history` records the squared error. That is right too.")


@check("train_with_momentum", points=1, beside=True)
def test_arguments_are_left(learner, probe):
    """X, Y and params are left as they were"""
    trained(learner, probe, epochs=3, lr=0.5, beta=0.9).leaves_arguments_unchanged()


@check("train_with_momentum", points=1, beside=True)
def test_nothing_is_remembered(learner, probe):
    """A second training starts afresh, at rest"""
    first = trained(learner, probe, epochs=3, lr=0.5, beta=0.9)
    second = trained(learner, probe, epochs=3, lr=0.5, beta=0.9)
    if not second.same_as(first):
        says = "differs in a second training from the same start"
        second.fail(Code.DEPENDS_ON_STATE, says, "the same again", "other values")
