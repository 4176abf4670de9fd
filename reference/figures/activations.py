"""Both activations, each beside its slope."""

import numpy as np

from figures import style
from figures.runs import read_array

TITLE = "Activations and their slopes"
STEP = "step2"


def draw(learner):
    """Draw relu for z from -3 to 3 and sigmoid for z from -6 to 6, with their derivatives."""
    return frames(learner)[-1][1]


@style.styled
def frames(learner):
    """Return what is to be seen and the figure, once."""
    figure = style.new_figure(TITLE, 9, 6.6)
    axes = figure.subplots(2, 2)
    z = np.linspace(-3, 3, 601)
    relu, step = _values(learner, "relu", z), _values(learner, "relu_derivative", z)
    _draw(axes[0, 0], z, relu, "relu(z)", style.BLUE)
    _draw(axes[0, 1], z, step, "relu_derivative(z)", style.RED)
    z = np.linspace(-6, 6, 601)
    a = _values(learner, "sigmoid", z)
    slope = _values(learner, "sigmoid_derivative", a)
    _draw(axes[1, 0], z, a, "sigmoid(z)", style.BLUE)
    _draw(axes[1, 1], z, slope, "sigmoid_derivative(a),  a = sigmoid(z)", style.RED)
    peak = int(np.argmax(slope))
    axes[1, 1].annotate(
        f"highest: {slope[peak]:.3g}",
        (z[peak], slope[peak]),
        (16, -3),
        textcoords="offset points",
        arrowprops={"arrowstyle": "-", "color": style.GREY},
    )
    says = [
        f"relu lies {_reach(relu)} for z from -3 to 3, its slope {_reach(step)}",
        f"sigmoid lies {_reach(a)} for z from -6 to 6, its slope {_reach(slope)}",
    ]
    return [(f"{'; '.join(says)}. That is highest at z = {z[peak]:.2g}.", figure)]


def _reach(values):
    return f"between {values.min():.3g} and {values.max():.3g}"


def _values(learner, name, z):
    return read_array(learner, name, getattr(learner, name)(z), "its result", z.shape)


def _draw(ax, z, values, title, colour):
    # A jump is no slope: the line breaks between two values that are far apart.
    jumps = np.flatnonzero(np.abs(np.diff(values)) > 0.5) + 1
    ax.plot(np.insert(z, jumps, np.nan), np.insert(values, jumps, np.nan), color=colour)
    ax.axvline(0, color=style.PALE, linewidth=1, zorder=0)
    ax.set(title=title, xlabel="z, before the activation", xlim=(z[0], z[-1]))
    ax.set_ylabel("slope" if "derivative" in title else "value")
    ax.margins(y=0.08)
