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

COLOURS = (style.BLUE, style.GREEN, style.ORANGE, style.PURPLE)
DASHES = ("--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)))


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


def _draw_patient(ax, learner, patient):
    untreated = np.array(run(patient).history)
    _draw_loss(ax, untreated, "untreated", {"color": style.RED, "zorder": 3})
    for names, colour, dashes in zip(patient.cures, COLOURS, DASHES, strict=False):
        label = cure_name(names)
        if not all(learner.written(name) for name in names):
            ax.plot([], [], color="none", label=f"{label}: not yet written")
            continue
        cures = {name: checked(learner, name) for name in names}
        history = np.array(run(patient, **cures).history)
        _draw_loss(ax, history, label, {"color": colour, "linestyle": dashes})
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
    ax.set_title(textwrap.fill(f"{patient.name}: {patient.bad_choice}", 54), size=10)
    ax.set(xlabel="epochs", ylabel=_LOSS[patient.target], yscale="log")
    # What explodes leaves the picture, or the others would be a line at its bottom.
    lowest, highest = ax.dataLim.intervaly
    highest = min(highest, CEILING * untreated[0])
    span = highest / lowest
    ax.set_ylim(lowest / span**0.38, highest * span**0.06)
    ax.legend(loc="lower left", ncols=2)  # in the strip that was left free for it


def _draw_loss(ax, history, label, look):
    finite = np.isfinite(history) & (history > 0)
    epochs = np.arange(1, len(history) + 1)
    if not np.all(np.isfinite(history)):
        label += f": not finite after {np.argmin(np.isfinite(history))} epochs"
    ax.plot(epochs[finite], history[finite], label=label, **look)


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
