"""What the hidden tests share: probes off the kink, exact gradients, trainings replayed.

A bare ``pytest`` judges the reference, here, with the plugin that `grade` uses for submissions.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import pytest
from step3_forward import forward
from step4_loss import compute_loss

from grader.judge.api import STEP, central_difference, norm_ratio

NAMES = ["W1", "b1", "W2", "b2"]
SAME_LOSS = 1e-6
"""Norm ratio to the exact gradient of a loss: rounding is below 1e-12, another loss above 1e-3."""

REMEMBERED = 512
"""Probes and replays at most; one grading of the course takes about 200 of each."""

H_KINK = 1e-4
"""Ten times the step of the kit's central differences: no Z1 may be nearer to relu's kink."""


@dataclass(frozen=True, eq=False)
class Probe:
    """Inputs at which a mistake shows: all sizes differ, no bias is zero, no unit is dead.

    With a `lambd`, the losses and their gradients have the penalty on the weights in them. The
    same seed gives the same probe object in both rounds and for every submission, so that what is
    right there is computed once; its arrays are not to be changed.
    """

    X: np.ndarray
    Y: np.ndarray
    params: dict[str, np.ndarray]
    lambd: float = 0.0

    @cached_property
    def cache(self):
        """What the reference's forward pass keeps."""
        return frozen(forward(self.X, self.params)[1])

    @cached_property
    def losses(self):
        """Each loss, by its name, without any guard in its logarithms."""
        return {name: self.loss(name) for name in ("cross-entropy", "squared error")}

    def loss(self, name):
        """Compute one of the losses."""
        formula = {"cross-entropy": exact_cross_entropy, "squared error": compute_loss}[name]
        return formula(self.cache["A2"], self.Y) + self._penalty

    @cached_property
    def gradients(self):
        """The exact gradient of each loss, by the loss's name."""
        cache = self.cache
        A2, error = cache["A2"], cache["A2"] - self.Y
        return {
            "cross-entropy": frozen(self._chain(error, cache)),
            "squared error": frozen(self._chain(error * A2 * (1 - A2), cache)),
        }

    def _chain(self, dZ2, cache):
        """Sum over the examples one by one: a form of its own, to check the reference by."""
        m, W2 = len(self.X), self.params["W2"]
        dZ1 = np.einsum("nk,hk->nh", dZ2, W2) * np.where(cache["Z1"] > 0, 1.0, 0.0)
        decay = self.lambd / m
        return {
            "dW1": _outer(self.X, dZ1) / m + decay * self.params["W1"],
            "db1": sum(dZ1).reshape(1, -1) / m,
            "dW2": _outer(cache["A1"], dZ2) / m + decay * W2,
            "db2": sum(dZ2).reshape(1, -1) / m,
        }

    @property
    def _penalty(self):
        if self.lambd == 0:
            return 0.0
        squares = sum(float((self.params[name] ** 2).sum()) for name in ("W1", "W2"))
        return self.lambd * squares / 2 / len(self.X)

    def loss_at(self, loss: str, name: str) -> Callable[[np.ndarray], float]:
        """Make the loss a function of one parameter."""
        return lambda value: float(replace(self, params={**self.params, name: value}).loss(loss))

    def measured(self, loss: str, name: str, h: float = STEP) -> np.ndarray:
        """Measure the slope of a loss along one parameter."""
        return _measured(self, loss, name, h)

    def which_loss(self, gradients):
        """Name the loss that most of the four gradients belong to; cross-entropy, if none does."""
        exact, found = self.gradients, gradients.value

        def votes(loss):
            return sum(
                isinstance(value := found.get("d" + name), np.ndarray)
                and value.shape == exact[loss]["d" + name].shape
                and norm_ratio(value.astype(float), exact[loss]["d" + name]) < SAME_LOSS
                for name in NAMES
                if isinstance(found, dict)
            )

        return max(exact, key=votes)


class SoftmaxProbe(Probe):
    """The same for several classes: rows of Y are one-hot, the outputs a softmax."""

    @cached_property
    def cache(self):
        """What a forward pass keeps; probabilities in a form of their own, to check by."""
        cache = forward(self.X, self.params)[1]
        ratios = np.exp(cache["Z2"][:, None, :] - cache["Z2"][:, :, None])
        return frozen({**cache, "A2": 1 / ratios.sum(axis=2)})

    @cached_property
    def losses(self):
        """The one loss there is: minus the log of what was given to the true class."""
        return {"cross-entropy": self.loss("cross-entropy")}

    def loss(self, name):
        """Compute it."""
        given = self.cache["A2"][np.arange(len(self.Y)), self.Y.argmax(axis=1)]
        return -np.log(given).sum() / len(self.Y)

    @cached_property
    def gradients(self):
        """Its exact gradient: the slope of the softmax in full, entry by entry."""
        cache = self.cache
        A2 = cache["A2"]
        slopes = A2[:, :, None] * (np.eye(A2.shape[1]) - A2[:, None, :])
        dZ2 = np.einsum("mk,mkj->mj", -self.Y / A2, slopes)
        return {"cross-entropy": frozen(self._chain(dZ2, cache))}


def frozen(arrays):
    """Let nobody change what every check and every submission is judged by."""
    for array in arrays.values():
        array.flags.writeable = False
    return arrays


def exact_cross_entropy(p, y):
    """Cross-entropy without the 1e-8, that is for probabilities of exactly 0 and 1 alone."""
    return -np.sum(y * np.log(p) + (1 - y) * np.log1p(-p)) / len(y)


def _outer(left, right):
    return sum(np.outer(a, b) for a, b in zip(left, right, strict=True))


Draw = Callable[..., Probe]


@pytest.fixture
def draw(rng) -> Draw:
    """Draw probes of any size: ``draw(m, D, H, K)``, with ``integers=True`` for integer X.

    With ``classes=True`` they are for a softmax of K classes.
    """

    def draw(m=5, D=3, H=4, K=2, integers=False, classes=False):
        before = json.dumps(rng.bit_generator.state)
        found, after = _draw(before, m, D, H, K, integers, classes)
        rng.bit_generator.state = after
        return found

    return draw


@lru_cache(maxsize=REMEMBERED)
def _draw(state, m, D, H, K, integers, classes):
    """Draw a probe; return also how the generator, that was in this state, is left."""
    rng = np.random.default_rng()
    rng.bit_generator.state = json.loads(state)
    for _ in range(10_000):
        X = rng.integers(-3, 4, (m, D)) if integers else rng.normal(size=(m, D))
        params = {
            "W1": rng.normal(size=(D, H)),
            "b1": rng.normal(size=(1, H)),
            "W2": rng.normal(size=(H, K)),
            "b2": rng.normal(size=(1, K)) / 2,
        }
        if classes:
            probe = SoftmaxProbe(X, np.eye(K)[rng.integers(0, K, m)], params)
        else:
            probe = Probe(X, rng.integers(0, 2, (m, K)), params)
        if _shows_mistakes(probe):
            frozen({"X": X, "Y": probe.Y, **params})
            return probe, rng.bit_generator.state
    raise RuntimeError("no probe found")


@lru_cache(maxsize=REMEMBERED)
def _measured(probe, loss, name, h):
    slope = central_difference(probe.loss_at(loss, name), probe.params[name], h)
    return frozen({name: slope})[name]


@pytest.fixture
def probe(draw) -> Probe:
    """The usual probe: 5 examples, 3 inputs, 4 hidden units, 2 outputs."""
    return draw()


def _shows_mistakes(probe):
    cache = probe.cache
    Z1, A2 = cache["Z1"], cache["A2"]
    on = (Z1 > 0).sum(axis=0)
    # One example cannot switch a unit both on and off.
    varied = np.all((on > 0) & (on < len(Z1))) if len(Z1) >= 5 else (Z1 > 0).any()
    return varied and np.abs(Z1).min() > H_KINK and A2.min() > 0.02 and A2.max() < 0.98


@dataclass(frozen=True, slots=True)
class Replay:
    """A training replayed: where gradient descent on each loss leads, from one start.

    `paths` holds, for each loss, one probe per epoch and one for the end.
    """

    paths: dict[str, tuple[Probe, ...]]

    def expect_end(self, params, atol=1e-12):
        """Demand the parameters that one of the losses leads to."""
        ends = {loss: path[-1].params for loss, path in self.paths.items()}
        start = self.paths["cross-entropy"][0].params
        loss = min(ends, key=lambda loss: _distance(params, ends[loss]))
        if _distance(params, ends[loss]) > 0.01 * _distance(params, start):
            loss = "cross-entropy"
        for name in NAMES:
            params[name].equals(ends[loss][name], atol=atol)

    def expect_history(self, history):
        """Demand the loss before each update, any of the losses; return which one it was."""
        history.has_length(len(self.paths["cross-entropy"]) - 1)
        found = history.numbers()
        wanted = {
            (loss, followed): np.array([float(probe.losses[loss]) for probe in path[:-1]])
            for followed, path in self.paths.items()
            for loss in self.paths
        }
        near = min(wanted, key=lambda key: float(np.abs(found - wanted[key]).sum()))
        # The guard inside the logs is the learner's own. The coarsest in common use, 1e-7, changes
        # log(p) by 1e-7 / 0.02 at most; a loss that is recorded an epoch late is off by 1e-3.
        history.part("history", found).equals(wanted[near], rtol=1e-6, atol=1e-5)
        return near[0]


def _distance(params, end):
    """How far parameters are from others, in all; infinite where they cannot be compared."""
    total = 0.0
    for name in NAMES:
        value = params.value.get(name) if isinstance(params.value, dict) else None
        if not isinstance(value, np.ndarray) or value.shape != end[name].shape:
            return np.inf
        total += float(np.abs(value - end[name]).sum())
    return total


@pytest.fixture
def replay() -> Callable[..., Replay]:
    """Replay a training: ``replay(probe, epochs, lr)``, with ``beta`` for momentum."""

    def replay(probe, epochs, lr, beta=0.0):
        return Replay({loss: _follow(probe, loss, epochs, lr, beta) for loss in probe.losses})

    return replay


@lru_cache(maxsize=REMEMBERED)
def _follow(probe, loss, epochs, lr, beta):
    path, velocity = [probe], dict.fromkeys(NAMES, 0.0)
    for _ in range(epochs):
        slope, params = path[-1].gradients[loss], path[-1].params
        velocity = {n: beta * velocity[n] + (1 - beta) * slope["d" + n] for n in NAMES}
        end = {n: params[n] - lr * velocity[n] for n in NAMES}
        path.append(replace(probe, params=frozen(end)))
    return tuple(path)


@pytest.fixture
def train_from():
    """Train from a probe's parameters; return what came back, and the probe that was the start.

    A submission that does not ask init_params for its start keeps its own: that is what training
    with a learning rate of 0 returns.
    """

    def train_from(learner, function, probe, **options):
        X, Y = probe.X, probe.Y
        seen = learner.call(function, X, Y, given={"init_params": probe.params}, **options)
        if seen.observation.given_used:
            return seen, probe
        still = {**options, "epochs": 1, "lr": 0.0, "verbose": False}
        seen = learner.call(function, X, Y, seed=learner.seed, **still)
        start, _ = seen.unpack("params", "history")
        H = start["W1"].array().shape[-1]
        shapes = {"W1": (X.shape[1], H), "b1": (1, H), "W2": (H, Y.shape[1]), "b2": (1, Y.shape[1])}
        own = {name: start[name].float_array(shape) for name, shape in shapes.items()}
        seen = learner.call(function, X, Y, seed=learner.seed, **options)
        return seen, replace(probe, params=own)

    return train_from


def pytest_configure(config):
    """Judge the reference, unless `grade` has brought a submission."""
    from grader.judge.plugin import NAME

    if not config.pluginmanager.hasplugin(NAME):
        from grader.author.reference import reference_judge

        config.pluginmanager.register(reference_judge(), NAME)
