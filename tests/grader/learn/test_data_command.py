"""`grade data` as a user meets it: in a process of its own, of a course with a small data set."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from grader.course import find_course, load_course
from grader.model import GraderFault

ROOT = Path(__file__).resolve().parents[3]
GRADE = [sys.executable, "-c", "from grader.cli import main; main()"]
IMAGES = "images-idx3-ubyte.gz"
LABELS = "labels-idx1-ubyte.gz"
HALF = 100_000


def toml_of(data):
    files = "".join(
        f'[[data.{data.name}.file]]\nname = "{file.name}"\nsize = {file.size}\n'
        f'sha256 = "{file.sha256}"\nunpacked_size = {file.unpacked.size}\n'
        f'unpacked_sha256 = "{file.unpacked.sha256}"\n'
        for file in data.files
    )
    return (
        f'[data.{data.name}]\ntitle = "{data.title}"\nsource = "{data.source}"\n'
        f"mirrors = {list(data.mirrors)}\n{files}"
    )


@pytest.fixture
def kit(tmp_path, data, home):
    """A kit of which the course has but the small data set; run it from this folder."""
    folder = tmp_path / "kit"
    for part in ("grader", "reference"):
        shutil.copytree(
            ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "_course")
        )
    path = folder / "reference" / "course.toml"
    text = path.read_text(encoding="utf-8")
    begin, end = text.index("[data."), text.index("# One table per step")
    path.write_text(text[:begin] + toml_of(data) + text[end:], encoding="utf-8")
    return folder


@pytest.fixture
def begin(kit):
    """Start the command, to be met again; whatever is left of it is ended."""
    processes = []

    def start(*arguments):
        process = subprocess.Popen(
            [*GRADE, *arguments], cwd=kit, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate(timeout=60)


def test_data_is_listed_fetched_and_listed_as_here(grade, kit, home, new_mirror, contents):
    before = grade("data", cwd=kit)
    assert (before.status, before.err) == (0, "")
    assert "digits  Some digits" in before.out
    assert "not here (306.8 KiB to fetch): grade data digits" in before.out

    ran = grade("data", "digits", "--url", new_mirror().url, cwd=kit)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"digits is in {home}\nnoise, nobody's\n"
    assert {name: (home / name).read_bytes() for name in contents} == contents

    (home / LABELS).unlink()
    assert "1 of 2 files are not here" in grade("data", cwd=kit).out
    assert grade("data", "digits", "--url", new_mirror().url, cwd=kit).status == 0
    assert f"here, in {home}" in grade("data", cwd=kit).out


def test_next_url_is_tried(grade, kit, home, new_mirror):
    bad, good = new_mirror(), new_mirror()
    bad.script = [bad.status(404)]
    ran = grade("data", "digits", "--url", bad.url, "--url", good.url, cwd=kit)
    assert ran.status == 0
    assert (len(bad.asked), len(good.asked)) == (1, 2)


def test_no_mirror_exits_with_2_and_says_what_to_do(grade, kit, new_mirror):
    mirror = new_mirror()
    mirror.script = [mirror.status(404)]
    ran = grade("data", "digits", "--url", mirror.url, cwd=kit)
    assert (ran.status, ran.out) == (2, "")
    assert f"{mirror.url}{IMAGES}\n    it answered 404: Not Found" in ran.err
    assert "grade data digits --from FOLDER" in ran.err
    assert "Traceback" not in ran.err


def test_folder_is_taken_from(grade, kit, home, tmp_path, contents):
    source = tmp_path / "downloads"
    source.mkdir()
    for name, content in contents.items():
        (source / name).write_bytes(content)
    assert grade("data", "digits", "--from", source, cwd=kit).status == 0
    assert {name: (home / name).read_bytes() for name in contents} == contents


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nonsense"], "no data set 'nonsense'. The data sets are: digits."),
        (["--url", "http://127.0.0.1/"], "Which data set?"),
        (["digits", "--url", "file:///tmp"], "no http:// or https:// address"),
        (["digits", "--from", ".", "--url", "http://127.0.0.1/"], "not both"),
        (["digits", "--from", "nowhere"], "Cannot look into nowhere"),
    ],
)
def test_call_that_makes_no_sense_exits_with_2(grade, kit, home, arguments, says):
    ran = grade("data", *arguments, cwd=kit)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert not home.exists()


@pytest.mark.skipif(os.name != "posix", reason="processes are interrupted by POSIX signals")
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_call_is_resumed_by_the_next(begin, grade, kit, home, new_mirror, contents, by):
    go_on = threading.Event()
    mirror = new_mirror()
    mirror.script = [mirror.stopping_at(HALF, go_on)]
    part = home / f"{IMAGES}.part"
    process = begin("data", "digits", "--url", mirror.url)
    while not part.exists() or part.stat().st_size == 0:
        assert process.poll() is None
    process.send_signal(by)
    _, err = process.communicate(timeout=60)
    go_on.set()
    if by == signal.SIGINT:
        assert process.returncode == 130
        assert err.split("\n")[0] == "What has come is kept; the same command goes on from there."
        assert err.endswith("\nStopped.\n")
    kept = part.stat().st_size
    assert 0 < kept <= HALF
    assert part.read_bytes() == contents[IMAGES][:kept]
    assert not (home / IMAGES).exists()

    assert grade("data", "digits", "--url", mirror.url, cwd=kit).status == 0
    assert mirror.asked == [(IMAGES, None), (IMAGES, kept), (LABELS, None)]
    assert {name: (home / name).read_bytes() for name in contents} == contents


def test_two_calls_at_once_fetch_once(begin, home, new_mirror, contents):
    asked, go_on = threading.Event(), threading.Event()
    mirror = new_mirror()

    def slow(handler, content, start):
        asked.set()
        go_on.wait(60)
        mirror.good(handler, content, start)

    mirror.script = [slow]
    first = begin("data", "digits", "--url", mirror.url)
    assert asked.wait(60)
    second = begin("data", "digits", "--url", mirror.url)
    assert second.stderr.readline() == "Another `grade data` is at it; waiting for it to end …\n"
    go_on.set()
    for process in (first, second):
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert mirror.asked == [(IMAGES, None), (LABELS, None)]
    assert {name: (home / name).read_bytes() for name in contents} == contents


def test_course_of_the_clone_has_mnist():
    mnist = find_course().data["mnist"]
    sizes = {file.name: (file.size, file.unpacked.size) for file in mnist.files}
    # An IDX file has 4 bytes of magic, 4 per dimension, then one per entry.
    assert sizes == {
        "train-images-idx3-ubyte.gz": (9_912_422, 16 + 60_000 * 28 * 28),
        "train-labels-idx1-ubyte.gz": (28_881, 8 + 60_000),
        "t10k-images-idx3-ubyte.gz": (1_648_877, 16 + 10_000 * 28 * 28),
        "t10k-labels-idx1-ubyte.gz": (4_542, 8 + 10_000),
    }


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (f'name = "{IMAGES}"', 'name = "../x.gz"', "cannot be the name of a file"),
        (f'name = "{IMAGES}"', f'name = "{LABELS}"', "two files of one name"),
        ("https://no.invalid/", "http://no.invalid/", "no https"),
        ("https://no.invalid/", "https://no.invalid", "no / at its end"),
        ('sha256 = "', 'sha256 = "x', "no SHA-256"),
        ("[data.digits]", '[data."../x"]', "data set"),
    ],
)
def test_data_that_contradicts_itself_is_the_graders_fault(kit, old, new, says):
    path = kit / "reference" / "course.toml"
    text = path.read_text(encoding="utf-8")
    if new.startswith("[data."):
        text = text.replace("[[data.digits.", '[[data."../x".')
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GraderFault, match=says):
        load_course(kit)
