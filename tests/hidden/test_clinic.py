"""Clinic: what must hold for the instruments and the cures, and who must get well by them.

Where a single result tells little, all calls of a check are made before the first is judged: the
diagnosis needs them to tell mistakes apart.
"""

import functools
import itertools

import clinic
import numpy as np
import pytest
from patients import BOUNCING, DEAD, EXPLODING, PATIENTS, VANISHING, run

from grader.judge.api import Code, Kept, central_difference, check, norm_ratio, rehearse

LAYERS = [(3, 4, 2), (5, 1), (2, 6, 3, 4, 1), (2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1)]
"""Units per layer, of one layer up to twelve: then dW10 comes before dW2 in the alphabet."""

AGREES = 1e-6
"""Norm ratio against measured gradients: the right code is below 1e-8, the mildest mistake
above 1e-3."""


def draw_params(rng, sizes, prefix=""):
    """Draw W1, b1, … of a network, or with the prefix "d" its gradients."""
    drawn = {}
    for layer, (rows, columns) in enumerate(itertools.pairwise(sizes), start=1):
        drawn[f"{prefix}W{layer}"] = rng.normal(size=(rows, columns))
        drawn[f"{prefix}b{layer}"] = rng.normal(size=(1, columns))
    return drawn


def as_vector(arrays):
    """String all entries of all arrays together."""
    return np.concatenate([np.ravel(array) for array in arrays.values()])


def norms_of(grads):
    """Measure each gradient as the square root of its product with itself."""
    return {name: float(np.vdot(grad, grad)) ** 0.5 for name, grad in grads.items()}


# Instruments


@check("gradient_norms", points=0)
def test_gradient_norms_is_there(learner):
    """gradient_norms is there and takes grads"""
    learner.takes("gradient_norms")


@check("gradient_norms", points=1)
def test_gradient_norms_values(learner, rng):
    """gradient_norms gives the Euclidean norm of each array, for any number of layers"""
    for sizes in LAYERS:
        grads = draw_params(rng, sizes, "d")
        grads["db1"][:] = 0
        seen = learner.call("gradient_norms", grads)
        seen.leaves_arguments_unchanged()
        seen.has_keys(*grads)
        for name, norm in norms_of(grads).items():
            seen[name].is_number(norm)


@check("dead_units", points=0)
def test_dead_units_is_there(learner):
    """dead_units is there and takes cache"""
    learner.takes("dead_units")


@check("dead_units", points=1)
def test_dead_units_values(learner, rng):
    """dead_units finds the units that are 0 for every example: not for most, not below 0"""
    seen = []
    for rows, units in ((6, 5), (1, 4), (9, 8)):
        A1 = rng.uniform(0.1, 2.0, (rows, units))
        A1[:, 0] = 0
        A1[1:, 1] = 0
        A1[:, 2] = -0.01  # as behind leaky_relu
        A1[0, 2] = 1e-9  # faint, but alive
        if units > 4:
            A1[:, -1] = 0
            A1[:, 3] = 0
            A1[[1, 2, 3, 4, -1], 3] = 0.75, -1.0, 0.5, -0.5, 0.25  # adds up to 0
        if units > 5:
            A1[-1, 4] = A1[0, 6] = 0
            A1[:, 5] = -0.01
            A1[0, 5] = -1.0
        cache = {"Z1": A1 + 3, "A1": A1, "Z2": A1, "A2": np.zeros((rows, 1))}
        seen.append((learner.call("dead_units", cache), A1))
    for returned, A1 in seen:
        returned.leaves_arguments_unchanged()
        dead = returned.flags(A1.shape[1])
        returned.part("the result", dead.astype(int)).equals(
            [int(not any(column)) for column in A1.T.tolist()]
        )


def norms_like(first, last, layers, epochs, rng):
    """Make norms of so many layers whose dW1 is near `first` and last dW near `last`."""
    sizes = np.geomspace(first, last, layers)
    return [
        {
            name: float(size * rng.uniform(0.8, 1.25) * scale)
            for layer, size in enumerate(sizes, start=1)
            # Biases that say the opposite, so that the weights are what counts.
            for name, scale in ((f"dW{layer}", 1.0), (f"db{layer}", first * last / size**2))
        }
        for _ in range(epochs)
    ]


def steady(first, last, epochs=40):
    """Make norms of two layers that stay as they are, so that their median is known exactly."""
    return [{"dW1": first, "db1": last, "dW2": last, "db2": first}] * epochs


def flags(dead, units=10):
    """Make `dead` of so many units dead."""
    return np.arange(units) < dead


@functools.cache
def records(seed):
    """Clear records of every illness, by the word for it.

    Those near a threshold, or on it, are made of numbers at which no rounding can decide.
    """
    rng = np.random.default_rng(seed)
    falling = np.geomspace(0.7, 0.05, 40).tolist()
    flat = [0.7 - 1e-5 * epoch for epoch in range(40)]
    bouncing = [0.7 - 0.005 * epoch + 0.2 * (epoch % 2) for epoch in range(41)]  # down to 0.5
    # Each step is up, but for every fourth, that goes down by more: to 0.6.
    climbing = [0.7 - 0.01 * (epoch // 4) + 0.02 * (epoch % 4) for epoch in range(41)]
    rising = np.linspace(0.5, 2.0, 40).tolist()
    rising_a_little = np.linspace(0.5, 0.8, 40).tolist()
    back = [*falling, 0.75]  # to where it came from, in one step
    unhurried = [0.7 - 0.002 * epoch for epoch in range(40)]  # to 0.62: slow, but on its way
    few_rises = [loss + 0.05 * (epoch % 10 == 9) for epoch, loss in enumerate(unhurried)]
    spike = [*falling[:20], 30.0, *falling[20:]]
    even = functools.partial(norms_like, 0.5, 0.5, epochs=40, rng=rng)
    weak = functools.partial(norms_like, 1e-5, 0.5, epochs=40, rng=rng)
    # By the alphabet dW9 would be the last of twelve.
    deep = [{**norms, "dW9": norms["dW1"]} for norms in weak(12)]
    # One wild epoch out of forty misleads a mean, not the median.
    outlier = [*even(3)[:39], {**even(3)[0], "dW3": 1e6}]
    # Here a mean is not misled yet, a maximum is.
    mild = [*even(3)[:20], {**even(3)[0], "dW3": 150.0}, *even(3)[:19]]
    at_once = [0.7, *(0.4 - 1e-5 * epoch for epoch in range(40))]  # and hardly any further
    bump = [0.4, *np.geomspace(0.7, 0.41, 39).tolist()]  # up at once, and down again, in vain
    stairs = [0.7, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3]  # what stays has not risen
    quarter = [0.7, 0.6, 0.65, 0.5, 0.4]  # one step of four is up: that is enough
    tenth = [0.5 * 10.0 ** -(epoch / 10) for epoch in range(40)]  # below 1/100 of the first
    return {
        "exploding": [
            ([0.7, 3.0, 40.0], even(2), flags(0)),
            ([0.7, 0.6, float("nan")], even(2), flags(0)),
            ([0.01, 0.05, 0.5], even(2), flags(0)),
            ([0.7, 100.0, 2000.0], even(2), flags(0)),
            ([0.7, float("nan"), 0.5, 0.3, 0.2], even(3), flags(0)),
            ([0.7, 5.0, float("inf"), float("nan")], even(4), flags(1)),
            ([0.7, float("inf"), 0.5, 0.3, 0.2], even(3), flags(0)),
            ([0.5, 2.0, 5.25], even(2), flags(0)),  # 10.5 times
        ],
        "dead units": [
            (flat, even(2), flags(10)),
            (falling, even(3), flags(7)),
            (falling, even(2), flags(5)),  # exactly half is enough
            (falling, even(2), flags(1, units=1)),
        ],
        "vanishing": [
            (flat, weak(3), flags(0)),
            (falling, weak(4), flags(2)),
            (falling, norms_like(1e-3, 0.5, 3, 40, rng), flags(0)),
            (flat, norms_like(1e-9, 0.5, 4, 40, rng), flags(0)),
            (flat, deep, flags(0)),
            (falling, steady(0.5, 50.25), flags(0)),  # 1/100.5
        ],
        "learning rate": [
            (bouncing, even(2), flags(0)),
            (flat, even(3), flags(3)),
            (rising, even(12), flags(0)),
            (rising_a_little, even(2), flags(0)),
            (climbing, even(2), flags(0)),
            (back, even(3), flags(0)),
            (flat, norms_like(0.5, 1e-5, 3, 40, rng), flags(0)),  # the first layer has the most
            ([0.5, 2.0, 4.75], even(2), flags(0)),  # 9.5 times: no explosion yet
            ([0.5, 2.0, 5.0], even(2), flags(0)),  # 10 times, and not more
            (bump, even(2), flags(0)),
            (quarter, even(2), flags(0)),
        ],
        "healthy": [
            (falling, even(2), flags(0)),
            (few_rises, even(3), flags(4)),
            (spike, even(12), flags(0)),
            (falling, outlier, flags(0)),
            (falling, outlier[::-1], flags(0)),
            (falling, mild, flags(0)),
            (tenth, even(2), flags(0)),
            (unhurried, even(2), flags(3)),
            (falling, [{**norms, "db3": 1e3} for norms in even(3)], flags(0)),
            (falling, norms_like(0.025, 0.5, 3, 40, rng), flags(0)),
            (falling, norms_like(1e-4, 1e-4, 3, 40, rng), flags(0)),
            (falling, norms_like(0.5, 1e-5, 4, 40, rng), flags(0)),
            (falling, steady(0.5, 49.75), flags(0)),  # 1/99.5
            (falling, steady(0.5, 50.0), flags(0)),  # 1/100, and not below
            (at_once, even(2), flags(0)),
            (stairs, even(2), flags(0)),
        ],
    }


ILL = {
    "exploding": EXPLODING,
    "dead units": DEAD,
    "vanishing": VANISHING,
    "learning rate": BOUNCING,
}


@functools.cache
def record_of(word):
    """Record the training of the real patient who has this illness."""
    record = run(ILL[word])
    dead = ~record.cache["A1"].any(axis=0)
    return record.history, [norms_of(gradients) for gradients in record.gradients], dead


@check("diagnose", points=0)
def test_diagnose_is_there(learner):
    """diagnose is there and takes history, norms and dead"""
    learner.takes("diagnose")


@check("diagnose", points=1)
@pytest.mark.parametrize("word", [*ILL, "healthy"])
def test_diagnose_word(learner, word):
    """diagnose says "{word}" where that is clear, of made-up records and of a real patient"""
    cases = records(learner.seed)[word]
    if word in ILL:
        cases = [*cases, record_of(word)]
    for seen in [learner.call("diagnose", *case) for case in cases]:
        seen.is_text(word)
        seen.leaves_arguments_unchanged()


@check("diagnose", points=1)
def test_diagnose_order(learner, rng):
    """Of several illnesses diagnose names the first: exploding, dead units, vanishing, rate"""
    weak, even = (norms_like(first, 0.5, 3, 40, rng) for first in (1e-5, 0.5))
    rising, wild = np.linspace(0.5, 2.0, 40).tolist(), np.geomspace(0.5, 500, 40).tolist()
    falling = np.geomspace(0.7, 0.05, 40).tolist()
    cases = [
        ("exploding", wild, weak, flags(10)),
        ("exploding", wild, weak, flags(0)),
        ("dead units", rising, even, flags(8)),
        ("dead units", falling, weak, flags(8)),
        ("exploding", [*rising[:39], float("nan")], even, flags(10)),
        ("dead units", rising, weak, flags(8)),
        ("vanishing", rising, weak, flags(1)),
        ("learning rate", rising, even, flags(1)),
    ]
    seen = [learner.call("diagnose", *record) for _, *record in cases]
    for returned, (word, *_) in zip(seen, cases, strict=True):
        returned.is_text(word)


# Leaky relu

SLOPES = [0.2, 0.5, 0.0]


@check("leaky_relu", points=0)
def test_leaky_relu_is_there(learner):
    """leaky_relu is there and takes z and slope"""
    learner.takes("leaky_relu", "slope")


@check("leaky_relu", points=1)
def test_leaky_relu_values(learner, rng):
    """leaky_relu is z where z is positive, slope z elsewhere; slope is 0.01 unless given"""
    for z in (3 * rng.normal(size=(5, 3)), rng.normal(size=(2, 3, 4)), np.array([-2.0, 0.0, 3.0])):
        positive, negative = (z + abs(z)) / 2, (z - abs(z)) / 2
        seen = learner.call("leaky_relu", z)
        seen.equals(positive + negative / 100)
        seen.leaves_arguments_unchanged()
        for slope in SLOPES:
            learner.call("leaky_relu", z, slope=slope).equals(positive + slope * negative)


@check("leaky_relu_derivative", points=0)
def test_leaky_relu_derivative_is_there(learner):
    """leaky_relu_derivative is there and takes z and slope"""
    learner.takes("leaky_relu_derivative", "slope")


@check("leaky_relu_derivative", points=1)
def test_leaky_relu_derivative_values(learner, rng):
    """leaky_relu_derivative is 1 where z is positive, slope elsewhere, at 0 as well"""
    for z in (3 * rng.normal(size=(5, 3)), rng.normal(size=(2, 3, 4)), np.array([-2.0, 0.0, 3.0])):
        on = np.heaviside(z, 0)
        seen = learner.call("leaky_relu_derivative", z)
        seen.equals(0.01 + 0.99 * on)
        seen.leaves_arguments_unchanged()
        for slope in SLOPES:
            seen = learner.call("leaky_relu_derivative", z, slope=slope)
            seen.equals(slope + (1 - slope) * on)


# Clipping

GUARDED = 1e-5
"""A guard of 1e-6 beside the norm is common, and right for every purpose: norms here are above 1.
The mildest mistake, the norm of the weights alone, is off by a hundredth and more."""


def clipped(seen, grads):
    """Demand arrays in the shapes of the gradients."""
    seen.has_keys(*grads)
    return {name: seen[name].float_array(grad.shape) for name, grad in grads.items()}


@check("clip_gradients", points=0)
def test_clip_gradients_is_there(learner):
    """clip_gradients is there and takes grads and max_norm"""
    learner.takes("clip_gradients")


@check("clip_gradients", points=1)
def test_clip_gradients_long(learner, rng):
    """Gradients that are too long keep their direction; all together are max_norm long then"""
    cases = []
    for sizes in LAYERS:
        grads = draw_params(rng, sizes, "d")
        before = np.linalg.norm(as_vector(grads))
        cases += [(grads, 0.05, before), (grads, float(0.9 * before), before)]
    seen = [learner.call("clip_gradients", grads, max_norm) for grads, max_norm, _ in cases]
    for returned, (grads, max_norm, before) in zip(seen, cases, strict=True):
        length = float(np.linalg.norm(as_vector(clipped(returned, grads))))
        total = returned.part("the norm of all arrays together", length)
        total.is_number(max_norm, rtol=GUARDED)
        for name, grad in grads.items():
            returned[name].equals(grad * (max_norm / before), rtol=GUARDED)


@check("clip_gradients", points=1)
def test_clip_gradients_short(learner, rng):
    """Gradients that are short enough, or all zero, stay as they are"""
    cases = []
    for sizes in LAYERS:
        grads = draw_params(rng, sizes, "d")
        length = float(np.linalg.norm(as_vector(grads)))
        nothing = {name: np.zeros_like(grad) for name, grad in grads.items()}
        cases += [(grads, 1.1 * length), (grads, 1e6), (nothing, 1.0)]
    for seen, (grads, _) in zip(
        [learner.call("clip_gradients", *case) for case in cases], cases, strict=True
    ):
        clipped(seen, grads)
        for name, grad in grads.items():
            seen[name].equals(grad)


@check("clip_gradients", points=1, beside=True)
def test_clip_gradients_leaves_its_argument(learner, rng):
    """clip_gradients leaves its argument as it was, whether it clips or not"""
    for max_norm in (0.1, 1e6):
        grads = draw_params(rng, (3, 4, 2), "d")
        seen = learner.call("clip_gradients", grads, max_norm)
        clipped(seen, grads)
        seen.leaves_arguments_unchanged()


# Schedules


@check("step_decay", points=0)
def test_step_decay_is_there(learner):
    """step_decay is there and takes lr, epoch, drop and every"""
    learner.takes("step_decay", "drop", "every")


@check("step_decay", points=1)
def test_step_decay_values(learner):
    """step_decay stays between the drops and falls at each; by half per 100 unless told"""
    seen = [
        (learner.call("step_decay", 0.3, epoch), 0.3 / 2**drops)
        for epoch, drops in ((0, 0), (99, 0), (100, 1), (101, 1), (160, 1), (200, 2), (1000, 10))
    ]
    seen += [
        (learner.call("step_decay", 8.0, epoch, drop=0.1, every=7), rate)
        for epoch, rate in ((0, 8.0), (6, 8.0), (7, 0.8), (13, 0.8), (14, 0.08), (30, 8e-4))
    ]
    for returned, rate in seen:
        returned.is_number(rate)


@check("cosine_decay", points=0)
def test_cosine_decay_is_there(learner):
    """cosine_decay is there and takes lr, epoch and epochs"""
    learner.takes("cosine_decay")


@check("cosine_decay", points=1)
def test_cosine_decay_values(learner):
    """cosine_decay is lr at the start, half of it in the middle, 0 at the end"""
    seen = []
    for lr, epochs in ((0.3, 100), (2.0, 7)):
        for epoch in (*range(0, epochs, epochs // 5), epochs):
            # lr / 2 (1 + cos x) is lr cos^2 (x / 2)
            rate = lr * np.cos(np.pi * epoch / epochs / 2) ** 2 if epoch < epochs else 0.0
            seen.append((learner.call("cosine_decay", lr, epoch, epochs), rate))
    for returned, rate in seen:
        returned.is_number(rate)


# Adam


class AdamRun:
    """Steps of the learner's Adam, one after the other; the state never leaves the worker."""

    def __init__(self, learner, params, key="state"):
        self.learner, self.params, self.key = learner, params, key
        self.state = {}

    def step(self, grads, **options):
        """Take one step; return what came back, seen."""
        seen = self.learner.call(
            "adam_step", self.params, grads, self.state, keep=self.key, **options
        )
        params, _ = seen.unpack("params", "state")
        params.has_keys(*self.params)
        self.params = {n: params[n].float_array(p.shape) for n, p in self.params.items()}
        self.state = Kept(self.key, 1)
        seen.leaves_arguments_unchanged()
        return params


def adam_replay(params, steps, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    """Where Adam leads: the running means written out as weighted sums over all steps so far."""
    for t in range(1, len(steps) + 1):
        ages = np.arange(t)[::-1]
        moved = {}
        for name, value in params.items():
            g = np.array([step["d" + name] for step in steps[:t]])
            first = np.tensordot(beta1**ages, g, 1) / np.sum(beta1**ages)
            second = np.tensordot(beta2**ages, g * g, 1) / np.sum(beta2**ages)
            moved[name] = value - lr * first / (np.sqrt(second) + eps)
        params = moved
    return params


@check("adam_step", points=0)
def test_adam_step_is_there(learner):
    """adam_step is there and takes params, grads, state, lr, beta1, beta2 and eps"""
    learner.takes("adam_step", "lr", "beta1", "beta2", "eps")


# One entry, w = 1 before the first step, with lr = 0.1, beta1 = 1/2, beta2 = 3/4, eps = 1.
#
#   t   g   m = m/2 + g/2     1-1/2^t   m-hat   v = 3v/4 + g^2/4      1-(3/4)^t   v-hat
#   1   2   0 + 1     = 1     1/2       2       0 + 1        = 1      1/4         4
#   2   4   1/2 + 2   = 5/2   3/4       10/3    3/4 + 4      = 19/4   7/16        76/7
#   3  -2   5/4 - 1   = 1/4   7/8       2/7     57/16 + 1    = 73/16  37/64       292/37
#
# Each step takes 0.1 m-hat / (sqrt(v-hat) + 1) from w:
#
#   1   0.1 * 2 / 3                      = 0.06666667    w = 0.93333333
#   2   0.1 * 3.33333333 / 4.29501822    = 0.07760930    w = 0.85572403
#   3   0.1 * 0.28571429 / 3.80925113    = 0.00750054    w = 0.84822349
BY_HAND = [(2.0, 0.93333333), (4.0, 0.85572403), (-2.0, 0.84822349)]


@check("adam_step", points=1)
def test_adam_step_by_hand(learner):
    """Three steps of Adam are those worked out by hand"""
    run = AdamRun(learner, {"W1": np.array([[1.0]])})
    options = {"lr": 0.1, "beta1": 0.5, "beta2": 0.75, "eps": 1.0}
    seen = [run.step({"dW1": np.array([[g]])}, **options) for g, _ in BY_HAND]
    for params, (_, w) in zip(seen, BY_HAND, strict=True):
        params["W1"].equals([[w]], atol=2e-8)  # the table has 8 decimals


@check("adam_step", points=1)
def test_adam_step_for_every_network(learner, rng):
    """Adam is right for any number of layers, by itself and with other lr, beta1, beta2, eps"""
    for sizes, options in (
        (LAYERS[0], {}),
        (LAYERS[2], {"lr": 0.05, "beta1": 0.8, "beta2": 0.9, "eps": 1e-3}),
        (LAYERS[3], {"lr": 0.01}),
        (LAYERS[0], {"lr": 0.01, "beta1": 0.3, "beta2": 0.4}),
    ):
        start = draw_params(rng, sizes)
        steps = [draw_params(rng, sizes, "d") for _ in range(4)]
        for grads in steps:
            grads["dW1"] *= 1e-8  # so small that eps, and where it stands, shows
            grads["db1"] *= 0  # nothing is to be divided by 0
        run = AdamRun(learner, start)
        for t, grads in enumerate(steps, start=1):
            params = run.step(grads, **options)
            for name, value in adam_replay(start, steps[:t], **options).items():
                # A step is lr at most, whatever the parameter: wrong by a tenth of a millionth
                # of that it is right; the mildest mistake is wrong by a hundredth.
                params[name].equals(value, atol=1e-12)


@check("adam_step", points=1)
def test_adam_step_remembers_by_its_state_alone(learner, rng):
    """All that Adam remembers is in its state: two trainings in turn do not mix, none is repeated

    The state is not changed either: one step taken twice from the same state ends the same.
    """
    runs, starts, steps = [], [], []
    for key, sizes in (("a", (3, 4, 2)), ("b", (3, 4, 2)), ("c", (2, 5, 3, 1))):
        starts.append(draw_params(rng, sizes))
        steps.append([draw_params(rng, sizes, "d") for _ in range(3)])
        runs.append(AdamRun(learner, starts[-1], key))
    for t in range(3):
        for number, training in enumerate(runs):
            params = training.step(steps[number][t], lr=0.1)
            wanted = adam_replay(starts[number], steps[number][: t + 1], lr=0.1)
            for name, value in wanted.items():
                if not np.allclose(params[name].array(), value, rtol=1e-9, atol=1e-12):
                    says = "mixes several trainings: keep nothing outside of `state`"
                    actual = f"another value in step {t + 1}"
                    params[name].fail(Code.DEPENDS_ON_STATE, says, "each its own", actual)
    again = [
        learner.call("adam_step", runs[0].params, steps[0][0], runs[0].state, keep="again").unpack(
            "params", "state"
        )[0]
        for _ in range(2)
    ]
    for name in starts[0]:
        if not np.array_equal(again[0][name].array(), again[1][name].array()):
            says = "differs in a second call: `state` was changed by the first"
            again[1][name].fail(Code.CHANGED_ARGUMENT, says, "the same again", "other values")


# Batch normalisation

TABLES = [(5, 3), (8, 1), (2, 4), (30, 6)]


def normalised(Z, gamma, beta, eps):
    """Normalise column by column, the variance as the mean square less the squared mean."""
    columns = []
    for z, g, b in zip(Z.T, gamma[0], beta[0], strict=True):
        mean = z.sum() / len(z)
        variance = (z * z).sum() / len(z) - mean * mean
        columns.append(g * (z - mean) * (variance + eps) ** -0.5 + b)
    return np.stack(columns, axis=1)


def draw_table(rng, rows, units):
    """Draw Z, gamma and beta."""
    Z = rng.normal(size=(rows, units)) * rng.uniform(0.5, 3, units) + rng.normal(size=units)
    return Z, rng.uniform(0.5, 2, (1, units)), rng.normal(size=(1, units))


@check("batch_norm_forward", points=0)
def test_batch_norm_forward_is_there(learner):
    """batch_norm_forward is there and takes Z, gamma, beta and eps"""
    learner.takes("batch_norm_forward", "eps")


@check("batch_norm_forward", points=1)
def test_batch_norm_forward_mean_and_variance(learner, rng):
    """With gamma 1 and beta 0 each column has mean 0 and variance 1; all else is left as it was"""
    for rows, units in TABLES:
        Z = draw_table(rng, rows, units)[0]
        seen = learner.call("batch_norm_forward", Z, np.ones((1, units)), np.zeros((1, units)))
        out = seen.unpack("out", "cache")[0].float_array(Z.shape)
        mean = seen.part("the mean of each column of out", out.sum(axis=0) / rows)
        mean.equals(np.zeros(units))
        # The biased variance: (sum of squares) / m. With eps = 1e-5 it falls short of 1 by
        # eps / (variance + eps).
        variance = ((Z - Z.sum(axis=0) / rows) ** 2).sum(axis=0) / rows
        squares = seen.part("the mean square of each column of out", (out**2).sum(axis=0) / rows)
        squares.equals(variance / (variance + 1e-5))
        seen.leaves_arguments_unchanged()


@check("batch_norm_forward", points=1)
def test_batch_norm_forward_values(learner, rng):
    """gamma stretches, beta shifts, eps stands under the root; a constant column becomes beta"""
    for (rows, units), eps in itertools.product(TABLES, (1e-5, 0.5)):
        Z, gamma, beta = draw_table(rng, rows, units)
        seen = learner.call("batch_norm_forward", Z, gamma, beta, eps=eps)
        constant = np.where(np.arange(units) == 0, 2.0, Z)
        flat = learner.call("batch_norm_forward", constant, gamma, beta, eps=eps)
        seen.unpack("out", "cache")[0].equals(normalised(Z, gamma, beta, eps))
        out = flat.unpack("out", "cache")[0].array(Z.shape)
        flat.part("a constant column of out", out[:, 0]).equals(np.full(rows, beta[0, 0]))


@check("batch_norm_backward", points=0)
def test_batch_norm_backward_is_there(learner):
    """batch_norm_backward is there and takes dout and cache"""
    learner.takes("batch_norm_backward")


@check("batch_norm_backward", points=1)
@pytest.mark.parametrize("name", ["dZ", "dgamma", "dbeta"])
def test_batch_norm_backward_value(learner, rng, name):
    """{name} agrees with the slope of the loss, measured"""
    for (rows, units), eps in itertools.product(TABLES, (1e-5, 0.5)):
        inputs = dict(zip(("Z", "gamma", "beta"), draw_table(rng, rows, units), strict=True))
        dout = rng.normal(size=(rows, units))
        learner.call("batch_norm_forward", *inputs.values(), eps=eps, keep="bn").unpack(
            "out", "cache"
        )
        seen = learner.call("batch_norm_backward", dout, Kept("bn", 1))
        seen.leaves_arguments_unchanged()
        parts = dict(
            zip(("dZ", "dgamma", "dbeta"), seen.unpack("dZ", "dgamma", "dbeta"), strict=True)
        )
        which = name[1:]
        got = parts[name].float_array(inputs[which].shape)

        # The loss: the sum of out, weighted by dout.
        def loss(value, inputs=inputs, dout=dout, which=which, eps=eps):
            return float((dout * normalised(**{**inputs, which: value}, eps=eps)).sum())

        measured = central_difference(loss, inputs[which])
        # Where two rows meet eps = 1e-5, dZ is nearly 0, below what can be measured of out, of
        # size 10: h^2 of it, and its rounding by h.
        noise = 1e-8
        if np.linalg.norm(got - measured) > noise and not norm_ratio(got, measured) < AGREES:
            ratio = f"relative difference {norm_ratio(got, measured):.2g}"
            says = "is not the slope of the loss"
            parts[name].fail(Code.WRONG_VALUE, says, f"below {AGREES:g}", ratio)


# The patients


class Treatment:
    """The learner's functions in the form that a patient calls them in.

    Neither Adam's state nor the cache of batch normalisation leaves the worker.
    """

    def __init__(self, learner):
        self.learner = learner
        self.seen = None
        self._keys = itertools.cycle([f"layer {number}" for number in range(16)])

    def plain(self, function, *args, **kwargs):
        """Call a function whose result is one number, or an array in the shape of the first."""
        self.seen = self.learner.call(function, *args, **kwargs)
        if isinstance(args[0], np.ndarray):
            return self.seen.array(args[0].shape)
        return self.seen.number()

    def clip_gradients(self, grads, max_norm):
        self.seen = self.learner.call("clip_gradients", grads, max_norm)
        return {name: self.seen[name].array(grad.shape) for name, grad in grads.items()}

    def adam_step(self, params, grads, state, **options):
        self.seen = self.learner.call("adam_step", params, grads, state, keep="adam", **options)
        new, _ = self.seen.unpack("params", "state")
        return {name: new[name].array(p.shape) for name, p in params.items()}, Kept("adam", 1)

    def batch_norm_forward(self, Z, gamma, beta):
        key = next(self._keys)
        seen = self.learner.call("batch_norm_forward", Z, gamma, beta, keep=key)
        return seen.unpack("out", "cache")[0].array(Z.shape), (Kept(key, 1), gamma.shape)

    def batch_norm_backward(self, dout, cache):
        kept, shape = cache
        self.seen = self.learner.call("batch_norm_backward", dout, kept)
        dZ, dgamma, dbeta = self.seen.unpack("dZ", "dgamma", "dbeta")
        return dZ.array(dout.shape), dgamma.array(shape), dbeta.array(shape)

    def treat(self, patient, functions, others):
        """Train the patient with some functions of the learner's, and the course's `others`."""
        own = {n: getattr(self, n, functools.partial(self.plain, n)) for n in functions}
        return run(patient, **own, **others).history

    def heals(self, patient, *functions, others=()):
        """Demand that the patient gets well by these functions, and the course's own `others`."""
        if self.learner.repeats(rehearsal(patient.name, functions, others)):
            return
        history = self.treat(patient, functions, dict(others))
        if not history[-1] < patient.healed_below:
            treated = self.seen.named(f"{patient.name} of patients.py, treated with it,")
            wanted = f"a last loss below {patient.healed_below}"
            actual = f"{history[-1]:.3g} after {len(history)} epochs"
            treated.fail(Code.NOT_LEARNED, "does not get well", wanted, actual)


@functools.cache
def rehearsal(name, functions, others):
    """Rehearse with the reference how a patient gets well, which needs no judging then."""
    (patient,) = (patient for patient in PATIENTS if patient.name == name)
    ends = []
    rehearsed = rehearse(
        {function: getattr(clinic, function) for function in functions},
        lambda right: ends.append(Treatment(right).treat(patient, functions, dict(others))[-1]),
        private={"adam_step": (1,), "batch_norm_forward": (1,)},
    )
    assert ends[0] < patient.healed_below
    return rehearsed


def leaky(z, slope):
    """Do as leaky_relu does, in a form of its own."""
    return np.maximum(z, slope * z)


def leaky_slope(z, slope):
    """Do as leaky_relu_derivative does, in a form of its own."""
    return slope + (1 - slope) * np.heaviside(z, 0)


@check("leaky_relu", points=1)
def test_leaky_relu_heals(learner):
    """leaky_relu heals Deep, whose gradients vanish"""
    others = (("leaky_relu_derivative", leaky_slope),)
    Treatment(learner).heals(VANISHING, "leaky_relu", others=others)


@check("leaky_relu_derivative", points=1)
def test_leaky_relu_derivative_heals(learner):
    """leaky_relu_derivative heals Silent, whose units are dead"""
    Treatment(learner).heals(DEAD, "leaky_relu_derivative", others=(("leaky_relu", leaky),))


@check("clip_gradients", points=1)
def test_clip_gradients_heals(learner):
    """clip_gradients heals Wild, whose gradients explode"""
    Treatment(learner).heals(EXPLODING, "clip_gradients")


@check("step_decay", points=1)
def test_step_decay_heals(learner):
    """step_decay heals Jumpy, whose learning rate is too large"""
    Treatment(learner).heals(BOUNCING, "step_decay")


@check("cosine_decay", points=1)
def test_cosine_decay_heals(learner):
    """cosine_decay heals Jumpy, whose learning rate is too large"""
    Treatment(learner).heals(BOUNCING, "cosine_decay")


@check("adam_step", points=1)
def test_adam_step_heals(learner):
    """adam_step heals Jumpy, whose learning rate is too large"""
    Treatment(learner).heals(BOUNCING, "adam_step")


@check("batch_norm_backward", points=1)
def test_batch_norm_heals(learner):
    """Batch normalisation heals Silent, whose units are dead

    Deep would take eight times as many calls: the demo of clinic.py heals it.
    """
    Treatment(learner).heals(DEAD, "batch_norm_forward", "batch_norm_backward")
