"""An edition is everything that a result hangs on, and nothing else."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from grader.teach.editions import digest_of
from grader.teach.grading import Setting


@pytest.fixture
def digest(tiny):
    """Hash the course as it is now."""

    def digest(**changes):
        setting = replace(Setting(tiny.root, ("one", "two")), **changes)
        return digest_of(setting, setting.load())

    return digest


def test_the_same_has_the_same_digest_wherever_it_lies(tiny, digest):
    before = digest()
    elsewhere = tiny.root.with_name("elsewhere")
    shutil.copytree(tiny.root, elsewhere)
    assert digest(course=elsewhere) == digest() == before


@pytest.mark.parametrize("changes", [{"seed": 7}, {"steps": ("one",)}])
def test_another_seed_and_other_steps_are_another_edition(digest, changes):
    assert digest(**changes) != digest()


def test_the_order_of_steps_is_none(digest):
    assert digest(steps=("two", "one")) == digest()


@pytest.mark.parametrize(
    "name",
    [
        "reference/course.toml",
        "reference/one_numbers.py",
        "reference/mistakes/one_numbers.py",
        "tests/hidden/test_one_numbers.py",
    ],
)
def test_each_file_of_the_course_counts_with_its_line_ends(tiny, digest, name):
    before = digest()
    path = tiny.root / name
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert digest() != before


def test_new_hidden_file_counts(tiny, digest):
    before = digest()
    (tiny.root / "tests/hidden/conftest.py").write_text("")
    assert digest() != before


def test_what_has_no_say_in_results_does_not_count(tiny, digest):
    before = digest()
    for name in ("reference/quiz/one.py", "exercises/one.py", "reference/__pycache__/x.py"):
        (tiny.root / name).parent.mkdir(exist_ok=True)
        (tiny.root / name).write_text("x = 1")
    assert digest() == before


def test_another_kit_is_another_edition(digest, monkeypatch):
    before = digest()
    monkeypatch.setattr("grader.teach.editions.kit_version", lambda: "99")
    assert digest() != before


@pytest.mark.parametrize("name", ["policy/policy.py", "seeds.py", "teach/grading.py"])
def test_what_marks_and_draws_inputs_counts(name, monkeypatch, digest):
    before = digest()
    read = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: read(path) + b"#" * path.as_posix().endswith(name)
    )
    assert digest() != before
