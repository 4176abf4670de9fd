"""The clinic's patients: four networks in training, each with exactly one bad choice.

Given, not graded: read it, change it, break it. The network is the one of steps 1 to 6 with more
layers: linear map, activation, linear map, activation, and so on, in NumPy alone, with all examples
in every update. The last layer ends in a sigmoid where two classes are to be told apart, and in
nothing where a number is to be found.

    from patients import VANISHING, run
    record = run(VANISHING)                                       falls ill
    record = run(VANISHING, leaky_relu=…, leaky_relu_derivative=…)    gets well
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Params = dict[str, np.ndarray]
Cure = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Patient:
    """A network, how it is trained, and what may heal it.

    Attributes
    ----------
    name : str
        What to call it.
    bad_choice : str
        The one thing that is wrong with it.
    sizes : tuple of int
        Units per layer, from the inputs to the outputs.
    activation : str
        Of the hidden layers: ``"relu"`` or ``"sigmoid"``.
    target : str
        ``"ring"``: is a point inside of the ring? Loss: cross-entropy, in nats.
        ``"wave"``: how high is the wave? Loss: half the mean squared error, dimensionless.
    lr : float
        Learning rate.
    gain : float
        Weights are drawn with spread ``sqrt(gain / fan_in)``: 1 is Xavier's, 2 is He's.
    bias : float
        Where all biases of the hidden layers start.
    epochs : int
        Updates.
    healed_below : float
        The patient is healthy when its last loss is below this.
    cures : tuple of tuple of str
        The functions of the clinic that may heal it; those in one tuple belong together.
    dose : dict of str to float
        The arguments of the cures: ``slope``, ``max_norm``, ``drop``, ``every``, ``adam_lr``.
    """

    name: str
    bad_choice: str
    sizes: tuple[int, ...]
    activation: str
    target: str
    lr: float
    gain: float
    bias: float
    epochs: int
    healed_below: float
    cures: tuple[tuple[str, ...], ...]
    dose: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Record:
    """What a training left behind; it ends early at the first loss that is not finite.

    Attributes
    ----------
    history : list of float
        Loss of each epoch, before its update.
    gradients : list of dict of str to ndarray
        Per epoch ``dW1``, ``db1``, … of every layer, before any cure.
    cache : dict of str to ndarray
        ``Z1``, ``A1``, … of the last epoch.
    """

    history: list[float]
    gradients: list[Params]
    cache: Params


LEAKY = ("leaky_relu", "leaky_relu_derivative")
BATCH_NORM = ("batch_norm_forward", "batch_norm_backward")

# The figures were measured with the seeds 0 to 19. Beside each: the lowest loss that any of the 20
# untreated trainings ended with, and the highest that any of the 20 ended with per cure.
VANISHING = Patient(
    name="Deep",
    bad_choice="sigmoid in all of its eight hidden layers",
    sizes=(2, 16, 16, 16, 16, 16, 16, 16, 6, 1),
    activation="sigmoid",
    target="ring",
    lr=0.04,
    gain=1.75,
    bias=0.0,
    epochs=300,
    healed_below=0.5,  # untreated 0.67; leaky 0.35, batch norm 0.42
    cures=(LEAKY, BATCH_NORM),
    dose={"slope": 0.01},
)
EXPLODING = Patient(
    name="Wild",
    bad_choice="steps far too long for a deep network whose loss has no ceiling",
    sizes=(2, 16, 16, 16, 16, 1),
    activation="relu",
    target="wave",
    lr=2.0,
    gain=2.0,
    bias=0.0,
    epochs=300,
    healed_below=0.03,  # untreated 10 million; clipped 0.022
    cures=(("clip_gradients",),),
    dose={"max_norm": 0.1},
)
DEAD = Patient(
    name="Silent",
    bad_choice="biases that start at -3: hardly a sum gets above 0",
    sizes=(2, 64, 1),
    activation="relu",
    target="ring",
    lr=2.0,
    gain=2.0,
    bias=-3.0,
    epochs=300,
    healed_below=0.2,  # untreated 0.30; leaky 0.12, batch norm 0.075
    cures=(LEAKY, BATCH_NORM),
    dose={"slope": 0.2},
)
BOUNCING = Patient(
    name="Jumpy",
    bad_choice="a learning rate that leaps from one side of the valley to the other",
    sizes=(2, 12, 12, 1),
    activation="relu",
    target="wave",
    lr=1.8,
    gain=0.5,
    bias=0.0,
    epochs=300,
    healed_below=0.04,  # untreated 0.12; step 0.016, cosine 0.010, Adam 0.001
    cures=(("step_decay",), ("cosine_decay",), ("adam_step",)),
    dose={"drop": 0.5, "every": 60, "adam_lr": 0.05},
)
PATIENTS = (VANISHING, EXPLODING, DEAD, BOUNCING)


def run(patient: Patient, seed: int = 0, **cures: Cure) -> Record:
    """Train a patient; the clinic's functions given by their names are its cures.

    Parameters
    ----------
    patient : Patient
        Whom to train.
    seed : int
        Of the data and of the first weights.
    **cures : callable
        For example ``clip_gradients=clip_gradients``. `leaky_relu` comes with
        `leaky_relu_derivative` and replaces the activation; `batch_norm_forward` comes with
        `batch_norm_backward` and stands before every activation; the others change the update.

    Returns
    -------
    Record
        The losses, gradients and last activations.

    Examples
    --------
    >>> record = run(DEAD)
    >>> len(record.history), record.gradients[0]["dW1"].shape, record.cache["A1"].shape
    (300, (2, 64), (80, 64))
    """
    rng = np.random.default_rng(seed)
    X, Y = draw_data(patient.target, rng)
    params, scales = draw_params(patient, rng)
    record, state = Record([], [], {}), {}
    with np.errstate(all="ignore"):  # an explosion is what is being shown
        for epoch in range(patient.epochs):
            cache, kept = forward(X, params, scales, patient, cures)
            loss, dZ = loss_and_slope(cache[f"Z{len(patient.sizes) - 1}"], Y, patient.target)
            record.history.append(loss)
            record.cache = cache
            if not np.isfinite(loss):
                break
            grads, scale_grads = backward(X, dZ, params, cache, kept, patient, cures)
            record.gradients.append(grads)
            lr = learning_rate(patient, epoch, cures)
            if "clip_gradients" in cures:
                grads = cures["clip_gradients"](grads, patient.dose["max_norm"])
            if "adam_step" in cures:
                rate = patient.dose["adam_lr"]
                params, state = cures["adam_step"](params, grads, state, lr=rate)
            else:
                params = descend(params, grads, lr)
            scales = descend(scales, scale_grads, lr)
    return record


def draw_data(target: str, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw 80 points of the square from -1 to 1, and their class or height: (80, 2), (80, 1)."""
    X = rng.uniform(-1, 1, (80, 2))
    if target == "ring":
        return X, (np.hypot(X[:, :1], X[:, 1:]) < 0.8).astype(float)
    return X, np.sin(3 * X[:, :1]) * X[:, 1:]


def draw_params(patient: Patient, rng: np.random.Generator) -> tuple[Params, Params]:
    """Draw W1, b1, … and, for batch normalisation, gamma1, beta1, … of the hidden layers."""
    params, scales = {}, {}
    last = len(patient.sizes) - 1
    for layer in range(1, last + 1):
        fan_in, units = patient.sizes[layer - 1 : layer + 1]
        params[f"W{layer}"] = rng.normal(size=(fan_in, units)) * np.sqrt(patient.gain / fan_in)
        params[f"b{layer}"] = np.full((1, units), patient.bias if layer < last else 0.0)
        if layer < last:
            scales |= {f"gamma{layer}": np.ones((1, units)), f"beta{layer}": np.zeros((1, units))}
    return params, scales


def forward(X, params, scales, patient, cures):
    """Go through all layers; return Z1, A1, … and what batch normalisation kept per layer."""
    cache, kept, A = {}, {}, X
    last = len(patient.sizes) - 1
    for layer in range(1, last + 1):
        Z = A @ params[f"W{layer}"] + params[f"b{layer}"]
        if layer < last and "batch_norm_forward" in cures:
            gamma, beta = scales[f"gamma{layer}"], scales[f"beta{layer}"]
            Z, kept[layer] = cures["batch_norm_forward"](Z, gamma, beta)
        cache[f"Z{layer}"] = Z
        if layer < last:
            cache[f"A{layer}"] = A = activate(Z, patient, cures)
    return cache, kept


def backward(X, dZ, params, cache, kept, patient, cures):
    """Go back through all layers; return the gradients of params and of gamma1, beta1, …."""
    grads, scale_grads = {}, {}
    for layer in range(len(patient.sizes) - 1, 0, -1):
        A = cache[f"A{layer - 1}"] if layer > 1 else X
        if layer in kept:
            dZ, dgamma, dbeta = cures["batch_norm_backward"](dZ, kept[layer])
            scale_grads |= {f"dgamma{layer}": dgamma, f"dbeta{layer}": dbeta}
        grads[f"dW{layer}"] = A.T @ dZ
        grads[f"db{layer}"] = dZ.sum(axis=0, keepdims=True)
        if layer > 1:
            dA = dZ @ params[f"W{layer}"].T
            dZ = dA * slope(cache[f"Z{layer - 1}"], patient, cures)
    return grads, scale_grads


def activate(Z, patient, cures):
    """Apply the activation of the hidden layers, or the cure for it."""
    if "leaky_relu" in cures:
        return cures["leaky_relu"](Z, patient.dose["slope"])
    return np.maximum(0, Z) if patient.activation == "relu" else 1 / (1 + np.exp(-Z))


def slope(Z, patient, cures):
    """Take the slope of the activation at Z."""
    if "leaky_relu" in cures:
        return cures["leaky_relu_derivative"](Z, patient.dose["slope"])
    if patient.activation == "relu":
        return (Z > 0).astype(float)
    A = activate(Z, patient, cures)
    return A * (1 - A)


def loss_and_slope(Z, Y, target):
    """Return the loss of the last layer's Z, and its slope there, the mean already taken."""
    if target == "wave":
        return float(np.mean((Z - Y) ** 2) / 2), (Z - Y) / len(Y)
    # The cross-entropy of sigmoid(Z), in a form that overflows nowhere.
    loss = np.mean(np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(-np.abs(Z))))
    return float(loss), (1 / (1 + np.exp(-Z)) - Y) / len(Y)


def learning_rate(patient, epoch, cures):
    """Ask the schedule, if there is one."""
    if "step_decay" in cures:
        dose = patient.dose
        return cures["step_decay"](patient.lr, epoch, drop=dose["drop"], every=dose["every"])
    if "cosine_decay" in cures:
        return cures["cosine_decay"](patient.lr, epoch, patient.epochs)
    return patient.lr


def descend(params, grads, lr):
    """Step against the gradient."""
    return {n: p - lr * grads["d" + n] if "d" + n in grads else p for n, p in params.items()}
