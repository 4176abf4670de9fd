"""Drawing, saving and showing, on pictures that have nothing to do with networks."""

import dataclasses
import io
import sys

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from grader.course import find_course
from grader.learn import plotting, shelf
from grader.learn.topics import find_topic
from grader.model import UsageProblem

TOPIC = """
from matplotlib.animation import FuncAnimation
from matplotlib.figure import Figure
from figures.paint import COLOUR
TITLE = "A line"
STEP = "step1"
DATA = {"two": lambda find: [0, 2], "three": lambda find: [0, 3], "mnist": lambda find: find("x")}
def draw(learner, data=(0, 1), log=False):
    figure = Figure()
    figure.subplots().plot(data, color=COLOUR)
    return figure
def animate(learner):
    figure = Figure(figsize=(2, 2))
    line, = figure.subplots().plot([0, 1])
    return figure, FuncAnimation(figure, lambda frame: line.set_ydata([0, frame]), [1, 2, 3])
"""
PAGE = """
from matplotlib.figure import Figure
TITLE = "A line that grows"
STEP = "step1"
def frames(learner):
    figure = Figure(figsize=(2, 1))
    line, = figure.subplots().plot([0, 1])
    for top in (1, 2):
        line.set_ydata([0, top])
        yield f"up to {top}", figure
"""
STILL = 'TITLE = "Still"\nSTEP = "step1"\ndef draw(learner):\n    pass\n'


@pytest.fixture
def course(tmp_path):
    figures = tmp_path / "reference" / "figures"
    figures.mkdir(parents=True)
    (figures / "__init__.py").write_text("")
    (figures / "paint.py").write_text('COLOUR = "red"\n')
    (figures / "line.py").write_text(TOPIC)
    (figures / "still.py").write_text(STILL)
    (figures / "grows.py").write_text(PAGE)
    return dataclasses.replace(find_course(), reference=figures.parent)


def draw(course, name="line", animate=False, **options):
    return plotting.draw(course, find_topic(course, name), None, animate, options)


def values(picture):
    return list(picture.figure.axes[0].lines[0].get_ydata())


def test_topic_is_drawn_with_its_own_modules(course):
    picture = draw(course)
    assert values(picture) == [0, 1]
    assert picture.figure.axes[0].lines[0].get_color() == "red"


def test_data_set_is_loaded_by_its_name(course):
    assert values(draw(course, data="three")) == [0, 3]


def test_unknown_data_set_lists_the_known(course):
    with pytest.raises(UsageProblem, match=r"Did you mean three\?\nThere are two, three, mnist\."):
        draw(course, data="thre")


def test_data_set_that_is_not_fetched_says_how(course, tmp_path, monkeypatch):
    monkeypatch.setenv(shelf.FOLDER_VARIABLE, str(tmp_path))
    file = dataclasses.replace(course.data["mnist"].files[0], name="x")
    data = dataclasses.replace(course.data["mnist"], files=(file,))
    with pytest.raises(UsageProblem, match="grade data mnist"):
        draw(dataclasses.replace(course, data={"mnist": data}), data="mnist")


def test_option_that_a_topic_lacks_is_named(course):
    with pytest.raises(UsageProblem, match="`still` has no --log"):
        draw(course, "still", log=True)


def test_topic_that_cannot_move_says_so(course):
    with pytest.raises(UsageProblem, match="does not move"):
        draw(course, "still", animate=True)


@pytest.mark.parametrize(
    ("suffix", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_picture_is_saved_in_each_format_and_twice_the_same(course, tmp_path, suffix, start):
    paths = [tmp_path / f"{folder}" / f"a.{suffix}" for folder in (1, 2)]
    for path in paths:
        path.parent.mkdir()
        plotting.save(draw(course), path)
    first, second = (path.read_bytes() for path in paths)
    assert first.startswith(start)
    assert first == second
    assert b"CreationDate" not in first  # the same second would hide a date
    assert b"dc:date" not in first


def test_png_has_150_dots_per_inch(course, tmp_path):
    picture = draw(course)
    plotting.save(picture, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == tuple(150 * picture.figure.get_size_inches())


def test_frames_are_what_the_figure_shows_at_their_time(course):
    found = list(plotting.frames(course, find_topic(course, "grows"), None))
    assert [says for says, _ in found] == ["up to 1", "up to 2"]
    first, second = (Image.open(io.BytesIO(png)) for _, png in found)
    assert first.size == (2 * plotting.DPI_PAGE, plotting.DPI_PAGE)
    assert first.tobytes() != second.tobytes()


def test_animation_is_saved_with_its_frames(course, tmp_path):
    plotting.save(draw(course, animate=True), tmp_path / "a.gif")
    with Image.open(tmp_path / "a.gif") as image:
        assert image.n_frames == 3


@pytest.mark.parametrize(
    ("name", "animate", "says"),
    [("a.gif", False, ".png or .svg or .pdf"), ("a.png", True, ".gif"), ("a", False, "not a")],
)
def test_name_of_no_fitting_format_is_refused(tmp_path, name, animate, says):
    with pytest.raises(UsageProblem, match=says):
        plotting.check_name(tmp_path / name, animate)


def test_folder_that_is_not_there_is_a_usage_problem(course, tmp_path):
    with pytest.raises(UsageProblem, match="No such file"):
        plotting.save(draw(course), tmp_path / "nowhere" / "a.png")


class Window:
    """What pyplot would make, of a toolkit that only notes what it is asked for."""

    def __init__(self, monkeypatch, framework, manager=object()):  # noqa: B008
        import matplotlib.pyplot as plt

        self.figure, self.shown = Figure(), []
        canvas = FigureCanvasAgg(self.figure)
        canvas.required_interactive_framework, canvas.manager = framework, manager
        monkeypatch.setattr(plt, "figure", lambda **options: self.figure)
        monkeypatch.setattr(plt, "show", lambda: self.shown.append(canvas.figure))
        monkeypatch.setattr(plt, "close", lambda which: None)
        monkeypatch.setenv("DISPLAY", ":0")


def test_picture_is_shown_in_a_window(course, monkeypatch):
    window = Window(monkeypatch, "tk")
    picture = draw(course)
    assert plotting.show(picture)
    assert window.shown == [picture.figure]


def test_backend_without_windows_shows_nothing(course, monkeypatch):
    window = Window(monkeypatch, None)
    assert not plotting.show(draw(course))
    assert window.shown == []


def test_display_that_cannot_be_reached_shows_nothing(course, monkeypatch):
    import matplotlib.pyplot as plt

    def unreachable(**options):
        raise RuntimeError("couldn't connect to display")

    Window(monkeypatch, "tk")
    monkeypatch.setattr(plt, "figure", unreachable)
    assert not plotting.show(draw(course))


def test_without_a_display_no_window_is_tried(course, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not plotting.show(draw(course))
