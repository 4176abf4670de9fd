"""`grade plot` and `grade errata`, as a user meets them."""

import re
import shutil
import subprocess
import sys

import pytest
from PIL import Image

from grader.course import find_course

COURSE = find_course()
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "PYTHONWARNINGS": "error"}


@pytest.fixture
def work(tmp_path):
    for step in COURSE.steps:
        shutil.copy(COURSE.reference / f"{step.stem}.py", tmp_path)
    return tmp_path


@pytest.fixture
def plot(grade, work):
    def run(*arguments, **environment):
        return grade("plot", *arguments, cwd=work, env={**NO_SCREEN, **environment})

    return run


def test_without_a_topic_all_are_listed(plot):
    ran = plot()
    assert ran.status == 0, ran
    assert re.search(r"^xor +Why no straight line can do XOR \(step1\)$", ran.out, re.M)
    assert ran.out.endswith("Draw one: grade plot TOPIC\n")


def test_without_a_screen_a_file_is_written_and_named(plot, work):
    ran = plot("activations")
    assert (ran.status, ran.out, ran.err) == (0, "wrote activations.png\n", "")
    with Image.open(work / "activations.png") as image:
        assert image.size == (1350, 990)


def test_screen_that_cannot_be_reached_gives_a_file(plot, work):
    ran = plot("xor", DISPLAY=":77")
    assert (ran.status, ran.out) == (0, "wrote xor.png\n"), ran
    assert (work / "xor.png").is_file()


def test_backend_that_needs_a_screen_gives_a_file(plot, work):
    ran = plot("xor", DISPLAY=":77", MPLBACKEND="TkAgg")
    assert (ran.status, ran.out) == (0, "wrote xor.png\n"), ran


@pytest.mark.slow
@pytest.mark.parametrize(
    "topic",
    ["boundary", "curve", "gradcheck", "momentum", "digits", "weights", "clinic"],
)
def test_every_topic_is_drawn(plot, work, topic):
    ran = plot(topic, "--save", f"picture-of-{topic}.svg")
    assert (ran.status, ran.err) == (0, ""), ran
    assert (work / f"picture-of-{topic}.svg").read_text().startswith("<?xml")


@pytest.mark.slow
def test_boundary_moves(plot, work):
    ran = plot("boundary", "--animate")
    assert (ran.status, ran.out) == (0, "wrote boundary.gif\n"), ran
    with Image.open(work / "boundary.gif") as image:
        assert image.n_frames > 20


def test_xor_needs_no_code_of_the_learner(grade, tmp_path):
    ran = grade("plot", "xor", cwd=tmp_path, env=NO_SCREEN)
    assert ran.status == 0, ran


@pytest.mark.parametrize("path", [".", "step2_activations.py"])
def test_submission_may_be_elsewhere(grade, work, tmp_path_factory, path):
    here = tmp_path_factory.mktemp("here")
    ran = grade("plot", "activations", work / path, cwd=here, env=NO_SCREEN)
    assert ran.status == 0, ran
    assert (here / "activations.png").is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["curv"], "There is no picture 'curv'. Did you mean curve?"),
        (["xor", "nowhere"], "There is no file or folder nowhere."),
        (["xor", "--save", "xor.jpg"], "ends in .png or .svg or .pdf, not xor.jpg"),
        (["boundary", "--animate", "--save", "a.png"], "ends in .gif, not a.png"),
        (["xor", "--animate"], "`xor` does not move"),
        (["xor", "--log"], "`xor` has no --log"),
        (["digits", "--data", "digit"], "There is no data set 'digit'. Did you mean digits?"),
        (["xor", "--save", "no/folder/xor.png"], "Cannot write no/folder/xor.png"),
    ],
)
def test_what_makes_no_sense_is_said(plot, arguments, says):
    ran = plot(*arguments)
    assert (ran.status, ran.out) == (2, ""), ran
    assert says in ran.err


def test_unwritten_function_is_named_with_the_command_that_tells_more(plot, work):
    shutil.copy(COURSE.exercises / "step3_forward.py", work)
    ran = plot("boundary")
    assert (ran.status, ran.out) == (2, ""), ran
    assert "This needs your `train` (step6)." in ran.err
    assert "Look at step3_forward.py, line" in ran.err
    assert ran.err.endswith("`grade step3` tells more.\n")
    assert not (work / "boundary.png").exists()


def test_workspace_in_which_nothing_is_written_gets_a_sentence(grade, tmp_path):
    assert grade("start", tmp_path / "new").status == 0
    ran = grade("plot", "activations", cwd=tmp_path / "new", env=NO_SCREEN)
    assert (ran.status, ran.out) == (2, ""), ran
    assert "`relu` is not yet written" in ran.err


@pytest.mark.parametrize("arguments", [["plot"], ["errata", "--help"], ["step2", "."], ["--help"]])
def test_no_other_command_waits_for_matplotlib(work, arguments):
    code = (
        "import sys\nfrom grader.cli import main\n"
        f"try:\n    main({arguments!r})\n"
        "finally:\n    assert 'matplotlib' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=work, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_errata_are_measured(grade, tmp_path):
    ran = grade("errata", cwd=tmp_path, env=NO_SCREEN)
    assert (ran.status, ran.err) == (0, ""), ran
    assert "50% of the points right" in ran.out
    assert ran.out.count("lesson    ") == ran.out.count("measured  ") == 8
    assert max(map(len, ran.out.split("\n"))) <= 88
