"""Draws a topic with a learner's functions, and puts the picture on the screen or into a file."""

import inspect
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import matplotlib as mpl
from matplotlib.animation import Animation, PillowWriter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from grader.learn import shelf
from grader.learn.functions import Functions
from grader.learn.modules import import_from
from grader.learn.screen import has_screen
from grader.learn.topics import Topic, did_you_mean
from grader.model import Course, UsageProblem

DPI: Final = 150
DPI_MOVING: Final = 80
DPI_PAGE: Final = 110
FRAMES_PER_SECOND: Final = 8

# Without a date and a random salt the same picture is the same file.
_METADATA: Final[Mapping[str, dict[str, Any]]] = {
    ".png": {"Software": None},
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None},
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, and what moves in it."""

    figure: Figure
    animation: Animation | None = None


def draw(
    course: Course, topic: Topic, learner: Functions, animate: bool, options: Mapping[str, object]
) -> Picture:
    """Draw a topic.

    Parameters
    ----------
    options : mapping
        Arguments for the topic's `draw`; ``data`` is the name of a data set that it can load.

    Raises
    ------
    UsageProblem
        If the topic has no such option, or the learner's functions do not give a picture.
    """
    module = import_from(course, f"figures.{topic.name}")
    if animate and not hasattr(module, "animate"):
        raise UsageProblem(f"`{topic.name}` does not move: leave --animate out.")
    known = inspect.signature(module.animate if animate else module.draw).parameters
    if unknown := [name for name in options if name not in known]:
        raise UsageProblem(f"`{topic.name}` has no --{unknown[0]}: leave it out.")
    arguments = _loaded(course, module, options)
    if animate:
        return Picture(*module.animate(learner, **arguments))
    return Picture(module.draw(learner, **arguments))


def frames(course: Course, topic: Topic, learner: Functions) -> Iterator[tuple[str, bytes]]:
    """Draw a topic for a page: yield what is to be seen, in words, and a PNG file of it.

    Raises
    ------
    UsageProblem
        If the learner's functions do not give a picture.
    """
    module = import_from(course, f"figures.{topic.name}")
    for says, figure in module.frames(learner):
        yield says, png_of(figure)


def _loaded(course: Course, module: ModuleType, options: Mapping[str, object]) -> dict[str, object]:
    """Put the data set itself in the place of its name."""
    if "data" not in options:
        return dict(options)
    name = str(options["data"])
    if name not in module.DATA:
        hint = did_you_mean(name, list(module.DATA))
        raise UsageProblem(f"There is no data set {name!r}.{hint}")

    def find(file: str) -> Path:
        return shelf.path_of(course.data[name], file)

    return {**options, "data": module.DATA[name](find)}


def check_name(path: Path, animate: bool) -> None:
    """Demand a name that a picture can be saved to; best asked before it is drawn.

    Raises
    ------
    UsageProblem
        If its ending stands for no format, or for one that cannot move, or cannot but move.
    """
    fitting = (".gif",) if animate else tuple(_METADATA)
    if path.suffix.lower() not in fitting:
        what = "What moves is" if animate else "A picture is"
        ends = " or ".join(fitting)
        raise UsageProblem(f"{what} saved to a name that ends in {ends}, not {path.name}.")


def save(picture: Picture, path: Path) -> None:
    """Write a picture to a file, in the format that its name ends in.

    Raises
    ------
    UsageProblem
        If it cannot be written there.
    """
    moving = picture.animation
    try:
        if moving is not None:
            moving.save(path, writer=PillowWriter(fps=FRAMES_PER_SECOND), dpi=DPI_MOVING)
        else:
            with mpl.rc_context({"svg.hashsalt": path.stem}):
                picture.figure.savefig(path, dpi=DPI, metadata=_METADATA[path.suffix.lower()])
    except OSError as error:
        raise UsageProblem(f"Cannot write {path}: {error.strerror or error}.") from error


def png_of(figure: Figure) -> bytes:
    """Draw a figure as large as it is shown on a page and in a notebook."""
    content = io.BytesIO()
    figure.set_dpi(DPI_PAGE)
    # `savefig` would draw it twice, the first time for a layout that may be known.
    canvas: Any = FigureCanvasAgg(figure)
    canvas.print_png(content, metadata=_METADATA[".png"])
    return content.getvalue()


def show(picture: Picture) -> bool:
    """Show a picture in a window until that is closed; False if there cannot be one."""
    if not has_screen():
        return False
    import matplotlib.pyplot as plt

    figure = picture.figure
    try:
        window = plt.figure(figsize=figure.get_size_inches())
    except Exception:  # each toolkit has its own way to say that it cannot reach the screen
        return False
    canvas = window.canvas
    if canvas.manager is None or canvas.required_interactive_framework is None:
        plt.close(window)
        return False
    # The figures are drawn without a window: this one takes over the canvas of an empty one.
    canvas.figure = figure
    figure.set_canvas(canvas)
    plt.show()
    plt.close("all")
    return True
