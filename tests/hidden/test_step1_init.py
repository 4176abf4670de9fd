"""Step 1: what must hold for the initial weights."""

import numpy as np
import pytest

from grader.judge.api import Code, check

WIDE = (300, 200, 100)
SIZES = [(2, 3, 1), (3, 4, 2), (5, 1, 3), (1, 7, 4)]


@check("init_params", points=0)
def test_init_params_is_there(learner):
    """init_params is there and takes three sizes"""
    learner.takes("init_params")


@check("init_params", points=1)
@pytest.mark.parametrize("name", ["W1", "b1", "W2", "b2"])
def test_shape(learner, name):
    """{name} has the right shape for every size of network"""
    for D, H, K in SIZES:
        shapes = {"W1": (D, H), "b1": (1, H), "W2": (H, K), "b2": (1, K)}
        learner.call("init_params", D, H, K)[name].float_array(shapes[name])


@check("init_params", points=1)
@pytest.mark.parametrize("name", ["b1", "b2"])
def test_biases_start_at_zero(learner, name):
    """{name} starts at zero"""
    params = learner.call("init_params", 3, 4, 2)
    params[name].equals(np.zeros(params[name].array().shape))


@check("init_params", points=2)
def test_no_two_hidden_units_start_alike(learner):
    """No two hidden units start alike"""
    params = learner.call("init_params", 3, 6, 2)
    for name, units in (("W1", params["W1"].array((3, 6)).T), ("W2", params["W2"].array((6, 2)))):
        for i, j in np.argwhere(np.all(units[:, None] == units[None, :], axis=2)):
            if i < j:
                says = f"has the same weights for hidden units {i} and {j}: they will stay equal"
                params[name].fail(Code.NOT_RANDOM, says, "random weights", "two equal units")


@check("init_params", points=1)
def test_weights_average_to_zero_and_have_a_sensible_spread(learner):
    """Weights average to zero, with a spread that suits the number of inputs"""
    params = learner.call("init_params", *WIDE)
    for name in ("W1", "W2"):
        W = params[name].array()
        spread, he = W.std(), np.sqrt(2 / len(W))
        # The mean of n draws is itself off by spread / sqrt(n); six of those never happen.
        if not abs(W.mean()) <= 6 * spread / np.sqrt(W.size):
            says = "is not centred: some weights must be negative, as many as are positive"
            params[name].fail(Code.WRONG_VALUE, says, "mean near 0", f"mean {W.mean():.3f}")
        # From a tenth of the small scheme's 0.01 to three times He's: no scheme lies outside.
        if not 0.001 <= spread <= 3 * he:
            says = f"has an odd spread for {len(W)} inputs"
            params[name].fail(Code.WRONG_VALUE, says, f"near {he:.3f} (He)", f"{spread:.3g}")


@check("init_params", points=1)
def test_two_calls_and_two_layers_differ(learner):
    """Two calls in a row give two different starts, and two layers different weights"""
    first = learner.call("init_params", 20, 20, 20)
    second = learner.call("init_params", 20, 20, 20)
    for name in ("W1", "W2"):
        if np.array_equal(first[name].array(), second[name].array()):
            says = "is the same in two calls in a row: do not seed in here, the caller does"
            second[name].fail(Code.NOT_RANDOM, says, "other weights", "the same weights")
    W1, W2 = (first[name].array((20, 20)).ravel() for name in ("W1", "W2"))
    # Of n independent pairs the correlation is off zero by 1 / sqrt(n); six of those never happen.
    if abs(np.corrcoef(W1, W2)[0, 1]) > 6 / np.sqrt(W1.size):
        says = "repeats the numbers of W1: is a generator seeded anew for each layer?"
        first["W2"].fail(Code.NOT_RANDOM, says, "numbers of its own", "those of W1")
