"""Folders that hold more than a submission: nothing of it counts, and nothing of it blocks."""

import contextlib
import os
import py_compile
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.course import find_course
from grader.judge.run import grade
from grader.model import Code, Status, UsageProblem
from grader.submission.opening import MAX_FILES, MAX_TOTAL, find_folder, open_submission
from tests.conftest import ROOT

COURSE = find_course()
STEP = COURSE.step("step2")
FILE = f"{STEP.stem}.py"
RIGHT = (COURSE.reference / FILE).read_text(encoding="utf-8")
EVIL = "raise SystemExit('imported'); open('/dev/full', 'w')\n"
NAMES = ["conftest", "setup", "sitecustomize", "usercustomize", "grader", "numpy", "matplotlib",
         "json", "random", "typing", "math", "os", "signal", "builtins", "inspect", "ast", "re",
         "encodings", "_thread", "pylab"]  # fmt: skip

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")


@pytest.fixture
def folder(tmp_path):
    """A folder with the right answer to step 2, that uses a module of its own."""
    home = tmp_path / "handed-in"
    home.mkdir()
    (home / FILE).write_text(f"import own_numbers\n{RIGHT}\nassert own_numbers.HALF == 0.5\n")
    (home / "own_numbers.py").write_text("HALF = 0.5\n")
    return home


def opened(path):
    started = time.monotonic()
    found = open_submission(path, COURSE)
    assert time.monotonic() - started < 20
    return found


def expect_full_marks(folder):
    """Demand the verdicts of the honest step file, as if nothing lay beside it."""
    (report,) = grade(COURSE, opened(folder), [STEP], 0).steps
    assert report.status is Status.PASS, report
    assert [note for note in report.notes if "is not read" not in note] == []


def modules(folder):
    return set(opened(folder).files)


def test_own_module_is_importable(folder):
    expect_full_marks(folder)
    assert modules(folder) == {STEP.stem, "own_numbers"}


def test_names_of_python_and_its_packages_are_not_read(folder):
    for name in NAMES:
        (folder / f"{name}.py").write_text(EVIL)
    for name in ("pytest.ini", "tox.ini", "setup.cfg"):
        (folder / name).write_text("[pytest]\naddopts = -x --collect-only\n[tool:pytest]\n")
    (folder / "pyproject.toml").write_text("[tool.pytest.ini_options]\naddopts = '--co'\n")
    (folder / "evil.pth").write_text("import conftest\n")
    assert modules(folder) == {STEP.stem, "own_numbers"}
    expect_full_marks(folder)


@pytest.mark.parametrize("name", ["numpy", "json", "matplotlib"])
def test_package_of_a_known_name_is_not_read(folder, name):
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text(EVIL)
    expect_full_marks(folder)


def test_planted_bytecode_is_not_run(folder):
    evil = folder / "evil.py"
    evil.write_text(EVIL)
    cache = folder / "__pycache__"
    cache.mkdir()
    content = Path(py_compile.compile(str(evil), doraise=True)).read_bytes()
    evil.unlink()
    tag = sys.implementation.cache_tag
    for stem in (STEP.stem, "own_numbers", "numpy"):
        (cache / f"{stem}.{tag}.pyc").write_bytes(content)
        (folder / f"{stem}.pyc").write_bytes(content)
    expect_full_marks(folder)


def test_links_pipes_and_sockets_beside_the_step_are_not_opened(folder, tmp_path):
    secret = tmp_path / "secret.py"
    secret.write_text("ANSWER = 42\n")
    (folder / "to_file.py").symlink_to(secret)
    (folder / "to_folder.py").symlink_to(tmp_path)
    (folder / "dangling.py").symlink_to(tmp_path / "nothing")
    (folder / "loop.py").symlink_to("loop.py")
    (folder / "zeros.py").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.py")
    os.mkfifo(folder / "work.zip")
    (folder / "folder.py").mkdir()
    odd = {"to_file", "to_folder", "dangling", "loop", "zeros", "pipe", "folder", "listener"}
    with socket.socket(socket.AF_UNIX) as listener:
        with contextlib.chdir(folder):  # names of sockets are short
            listener.bind("listener.py")
        found = opened(folder)
        assert set(found.files) - {STEP.stem, "own_numbers"} == odd
        assert {found.files[name].problem.code for name in odd} == {Code.UNREADABLE}
        expect_full_marks(folder)


@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="root alone makes devices")
def test_device_is_not_even_opened(folder, monkeypatch):
    os.mknod(folder / "device.py", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    names, before = [], os.open
    monkeypatch.setattr(os, "open", lambda p, *more: names.append(str(p)) or before(p, *more))
    assert opened(folder).files["device"].problem.code is Code.UNREADABLE
    assert str(folder / FILE) in names
    assert str(folder / "device.py") not in names


@pytest.mark.parametrize("make", ["fifo", "link", "loop", "zeros", "folder", "unreadable"])
def test_step_file_that_is_none_is_a_problem_in_words(folder, make):
    path = folder / FILE
    path.unlink()
    match make:
        case "fifo":
            os.mkfifo(path)
        case "link":
            path.symlink_to(COURSE.reference / FILE)
        case "loop":
            path.symlink_to(path.name)
        case "zeros":
            path.symlink_to("/dev/zero")
        case "folder":
            path.mkdir()
        case "unreadable":
            if os.geteuid() == 0:
                pytest.skip("root may read all")
            path.write_text("x = 1")
            path.chmod(0)
    (report,) = grade(COURSE, opened(folder), [STEP], 0).steps
    assert report.score == 0
    assert Status.PASS is not report.status
    assert {check.cause.code for check in report.checks} == {Code.UNREADABLE}


@pytest.mark.parametrize("target", ["fifo", "zeros", "link"])
def test_archive_that_is_no_file_does_not_block(tmp_path, target):
    path = tmp_path / "work.zip"
    if target == "fifo":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if target == "zeros" else __file__)
    started = time.monotonic()
    with pytest.raises(UsageProblem, match=r"ordinary file|symbolic link"):
        open_submission(path, COURSE)
    assert time.monotonic() - started < 20


def test_exercises_that_are_a_link_lead_nowhere(tmp_path):
    (tmp_path / "exercises").symlink_to(COURSE.reference)
    with pytest.raises(UsageProblem):
        open_submission(tmp_path, COURSE)
    with pytest.raises(UsageProblem):
        find_folder(tmp_path, COURSE)


def test_thousands_of_files_hide_no_step(folder):
    for number in range(3000):
        (folder / f"a{number}.py").touch()
        (folder / f"a{number}.txt").touch()
    found = opened(folder)
    assert len(found.files) == MAX_FILES
    assert found.source_of(STEP).problem is None


@pytest.mark.slow
def test_hundred_thousand_files_hide_no_step(folder):
    for number in range(100_000):
        (folder / f"a{number}.py").touch()
    assert opened(folder).source_of(STEP).problem is None
    (report,) = grade(COURSE, opened(folder), [STEP], 0).steps
    assert report.score > 0


def test_modules_too_large_together_leave_the_step_alone(folder):
    for number in range(MAX_TOTAL // (1 << 20) + 4):
        (folder / f"z{number}.py").write_text("#" * (1 << 20))
    found = opened(folder)
    assert found.source_of(STEP).problem is None
    assert any(source.problem is not None for source in found.files.values())
    expect_full_marks(folder)


def test_odd_names_are_not_read(folder):
    for name in (
        b"new\nline.py", b"esc\x1b[2J.py", b"not-utf8-\xff\xfe.py", b"\xe2\x80\xae.py", b"-x.py",
        b"a b.py", b"a.b.py", b".py", b".hidden.py", b"step1_init .py", b"__.ipynb",
    ):  # fmt: skip
        with open(os.path.join(os.fsencode(folder), name), "w") as file:  # noqa: PTH118, PTH123
            file.write(EVIL)
    assert modules(folder) == {STEP.stem, "own_numbers"}
    expect_full_marks(folder)


def test_folder_whose_own_name_is_odd_is_graded_and_shown(grade, folder):
    odd = os.fsdecode(os.path.join(os.fsencode(folder.parent), b"a\n::error::\x1b[2J\xff"))  # noqa: PTH118
    os.rename(folder, odd)  # noqa: PTH104
    for format_ in ("text", "json"):
        ran = grade("step2", odd, "--format", format_, cwd=folder.parent)
        assert ran.status == 0, ran
        assert "Traceback" not in ran.err
        assert "\x1b" not in ran.out
    ran = grade("step2", odd, "--format", "json", "--output", "out.json", cwd=folder.parent)
    assert ran.status == 0, ran


EVIL_PYTEST = "def pytest_configure(config):\n    raise SystemExit('a plugin of theirs')\n"


def started(arguments, folder, environment):
    """Start Python in a folder."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


def test_grade_started_inside_imports_nothing_of_it(grade, folder):
    for name in ("numpy", "json", "click", "pytest", "rich", "nbformat", "ast", "conftest",
                 "sitecustomize", "zipfile", "tomllib", "six", "matplotlib"):  # fmt: skip
        (folder / f"{name}.py").write_text("import os\nos._exit(42)\n")
    (folder / "conftest.py").write_text(EVIL_PYTEST)
    (folder / "evil.py").write_text(EVIL_PYTEST)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p evil --collect-only\n")
    script = folder.parent / "grade"
    script.write_text("import sys\nfrom grader.cli import main\nsys.exit(main())\n")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTEST_ADDOPTS": "-p evil --collect-only",
        "PYTEST_PLUGINS": "evil",
        "PYTEST_DEBUG": "1",
    }
    ran = started([str(script), "step2"], folder, environment)
    assert ran.returncode == 0, ran
    assert "evil" not in ran.stdout + ran.stderr
    assert not list(folder.glob("__pycache__"))


def test_path_that_leads_here_is_left_out(folder):
    """An empty entry of PYTHONPATH, and `python -c`, mean the folder that one stands in."""
    # What Python loads before the first line of the kit is Python's own affair.
    for name in ("pytest", "rich", "nbformat", "numpy", "tomllib"):
        (folder / f"{name}.py").write_text("import os\nos._exit(42)\n")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}"}
    ran = started(["-c", "from grader.cli import main; main()", "step2"], folder, environment)
    assert ran.returncode == 0, ran
