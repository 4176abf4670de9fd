"""The clinic: each patient's loss, untreated and with each of the cures that are written."""

import textwrap

import numpy as np
from patients import PATIENTS, run

from figures import style
from figures.runs import describe, is_number, read_array, read_dict, read_parts

TITLE = "The clinic: four patients, untreated and cured"
STEP = "clinic"

CEILING = 100
"""How many times the first loss the picture shows."""

LOOKS = (
    {"color": style.RED, "zorder": 3},
    {"color": style.BLUE, "linestyle": "--"},
    {"color": style.GREEN, "linestyle": "-."},
    {"color": style.ORANGE, "linestyle": ":"},
    {"color": style.PURPLE, "linestyle": (0, (5, 1, 1, 1, 1, 1))},
)
"""Of the untreated training, and of one cure after the other."""


@style.styled
def draw(learner):
    """Draw the loss of every patient over the epochs, on logarithmic axes."""
    figure = style.new_figure(TITLE, 11, 8)
    for ax, patient in zip(figure.subplots(2, 2).flat, PATIENTS, strict=True):
        _draw_patient(ax, learner, patient)
    return figure


def cure_name(names):
    """Name a cure that may consist of two functions by what they have in common.

    Examples
    --------
    >>> cure_name(("batch_norm_forward", "batch_norm_backward"))
    'batch_norm'
    """
    return names[0].removesuffix("_forward")


def checked(learner, name):
    """Make a cure that is sure to return what training a patient can go on with."""
    read = _READ[name]

    def cure(*args, **kwargs):
        return read(learner, name, getattr(learner, name)(*args, **kwargs), *args)

    return cure


def histories(learner, patient):
    """Train a patient, untreated and with every cure; None for a cure that is not written."""
    found = {"untreated": np.array(run(patient).history)}
    for names in patient.cures:
        history = None
        if all(learner.written(name) for name in names):
            cures = {name: checked(learner, name) for name in names}
            history = np.array(run(patient, **cures).history)
        found[cure_name(names)] = history
    return found


def _draw_patient(ax, learner, patient):
    found = histories(learner, patient)
    for (label, history), look in zip(found.items(), LOOKS, strict=False):
        if history is None:
            ax.plot([], [], color="none", label=f"{label}: not yet written")
        else:
            _draw_loss(ax, history, label, look)
    ax.axhline(patient.healed_below, color=style.GREY, linewidth=1, linestyle=(0, (1, 2)))
    ax.annotate(
        "healed below this",
        (1, patient.healed_below),
        (0, 3),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        ha="right",
        size=9,
        color=style.GREY,
    )
    ax.set_title(textwrap.fill(f"{patient.name}: {patient.bad_choice}", 60), size=10)
    ax.set(xlabel="epochs", ylabel=_LOSS[patient.target], yscale="log")
    losses = np.concatenate([h for h in found.values() if h is not None])
    _leave_room(ax, losses[_drawable(losses)], CEILING * found["untreated"][0])
    ax.legend(loc="lower left", ncols=2)


def _draw_loss(ax, history, label, look):
    drawable = _drawable(history)
    epochs = np.arange(1, len(history) + 1)
    if not np.all(np.isfinite(history)):
        label += f": not finite after {np.argmin(np.isfinite(history))} epochs"
    ax.plot(epochs[drawable], history[drawable], label=label, **look)


def _drawable(losses):
    """Tell which losses a logarithmic axis can show."""
    return np.isfinite(losses) & (losses > 0)


def _leave_room(ax, losses, ceiling):
    """Leave a strip for the legend at the bottom, and out of the picture what explodes."""
    lowest, highest = losses.min(), min(losses.max(), ceiling)
    span = highest / lowest
    ax.set_ylim(lowest / span**0.4, highest * span**0.06)


_LOSS = {"ring": "cross-entropy (nats)", "wave": "half the mean squared error"}


def _same_shape(learner, name, value, first, *rest):
    return read_array(learner, name, value, "its result", first.shape, finite=False)


def _same_keys(learner, name, value, grads, *rest):
    return read_dict(learner, name, value, like=grads)


def _number(learner, name, value, *rest):
    if not is_number(value):
        learner.refuse(name, f"gave {describe(value)} where one number belongs")
    return float(value)


def _step(learner, name, value, params, *rest):
    moved, state = read_parts(learner, name, value, "params", "state")
    return read_dict(learner, name, moved, like=params), state


def _normalised(learner, name, value, Z, *rest):
    out, cache = read_parts(learner, name, value, "out", "cache")
    return read_array(learner, name, out, "out", Z.shape, finite=False), cache


def _slopes(learner, name, value, dout, *rest):
    names = ("dZ", "dgamma", "dbeta")
    shapes = (dout.shape, (1, dout.shape[1]), (1, dout.shape[1]))
    parts = zip(names, read_parts(learner, name, value, *names), shapes, strict=True)
    return [read_array(learner, name, part, what, of, finite=False) for what, part, of in parts]


_READ = {
    "leaky_relu": _same_shape,
    "leaky_relu_derivative": _same_shape,
    "clip_gradients": _same_keys,
    "step_decay": _number,
    "cosine_decay": _number,
    "adam_step": _step,
    "batch_norm_forward": _normalised,
    "batch_norm_backward": _slopes,
}
