"""`grade notebook`, as a learner meets it."""

import shutil
from pathlib import Path

import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "reference"


def test_written_notebook_is_a_submission_without_points(grade, tmp_path):
    assert grade("notebook", cwd=tmp_path).out.startswith("wrote network.ipynb. Open it in Jupyter")
    ran = grade("step1", "network.ipynb", cwd=tmp_path)
    assert ran.status == 1
    assert "0 of 10 points" in ran.out


def test_nothing_is_overwritten_unless_by_force(grade, tmp_path):
    (tmp_path / "mine.ipynb").write_text("precious")
    refused = grade("notebook", "-o", "mine.ipynb", cwd=tmp_path)
    assert refused.status == 2
    assert "mine.ipynb is there already." in refused.err
    assert (tmp_path / "mine.ipynb").read_text() == "precious"
    assert grade("notebook", "-o", "mine.ipynb", "--force", cwd=tmp_path).status == 0
    assert (tmp_path / "mine.ipynb").read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(
    ("name", "says"),
    [("network.py", "A notebook's name ends in .ipynb"), ("no/such.ipynb", "Cannot write")],
)
def test_name_that_cannot_be_is_told(grade, tmp_path, name, says):
    ran = grade("notebook", "-o", name, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err


def test_own_functions_are_those_of_the_folder(grade, tmp_path):
    shutil.copy(REFERENCE / "step1_init.py", tmp_path)
    assert grade("notebook", "--mine", "-C", tmp_path, "-o", tmp_path / "n.ipynb").status == 0
    assert "randn(input_size" in (tmp_path / "n.ipynb").read_text(encoding="utf-8")


def test_own_functions_that_do_not_parse_are_told(grade, tmp_path):
    (tmp_path / "step1_init.py").write_text("def init_params(:\n")
    ran = grade("notebook", "--mine", cwd=tmp_path)
    assert ran.status == 2
    assert "step1_init.py is not yet Python (line 1)" in ran.err
    assert not (tmp_path / "network.ipynb").exists()
