"""The look that all pictures share."""

import functools

import matplotlib as mpl
import matplotlib.style
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

# Okabe and Ito's palette: the colours stay apart for colour-blind eyes. No line or point is told
# by its colour alone: dashes, markers or a label say it again.
INK, GREY, PALE = "#222222", "#767676", "#D9D9D9"
BLUE, ORANGE, GREEN, RED, PURPLE, SKY = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9",
)  # fmt: skip
CLASS_COLOUR = (BLUE, RED)
CLASS_MARKER = ("o", "s")
SURE = LinearSegmentedColormap.from_list("sure", ["#3B8FC4", "#FFFFFF", "#E58142"])
"""From certainly class 0 over undecided to certainly class 1."""

RC = {
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same picture on every machine
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.titlepad": 8,
    "axes.labelsize": 10,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": "#E6E6E6",
    "grid.linewidth": 0.8,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "text.color": INK,
    "lines.linewidth": 2,
    "legend.frameon": False,
    "legend.fontsize": 9,
    "figure.titlesize": 13,
    "figure.titleweight": "bold",
    "figure.facecolor": "white",
}


def styled(draw):
    """Draw in the shared style, and leave matplotlib's settings as they were."""

    @functools.wraps(draw)
    def drawn(*args, **kwargs):
        with mpl.style.context(["default", RC]):
            return draw(*args, **kwargs)

    return drawn


def new_figure(title, width, height):
    """Make an empty figure, in inches, that keeps its parts from overlapping."""
    figure = Figure(figsize=(width, height), layout="constrained")
    figure.get_layout_engine().set(w_pad=0.08, h_pad=0.08)
    figure.suptitle(title, x=0.02, ha="left")
    return figure


def points(ax, X, Y, size=90):
    """Draw the points of both classes, each with a colour and a marker of its own."""
    for label in (0, 1):
        of_class = X[Y[:, 0] == label]
        ax.scatter(
            of_class[:, 0],
            of_class[:, 1],
            s=size,
            color=CLASS_COLOUR[label],
            marker=CLASS_MARKER[label],
            edgecolor="white",
            linewidth=1.2,
            zorder=5,
            label=f"y = {label}",
        )


def square(ax, low=-0.5, high=1.5):
    """Set up the plane of the two inputs."""
    ax.set(xlim=(low, high), ylim=(low, high), xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    ax.set(xticks=(0, 0.5, 1), yticks=(0, 0.5, 1))
