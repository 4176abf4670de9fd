"""Reading a file of mistakes, right and wrong."""

import dataclasses

import pytest

from grader.course import find_course
from grader.diagnosis.catalogue import load_catalogue
from grader.model import GraderFault

FILE = """
from grader.diagnosis.api import Sign, Slip

SLIPS = (Slip("init_params.zero", "draw", "All zero.", ("Look.",)),)
SIGNS = (Sign("init_params.same", "The same.", lambda calls: False, ("Again.",)),)

def init_params(made, *sizes):
    return {}
"""


@pytest.fixture
def load(tmp_path):
    """Load a text as the mistakes of step 1."""
    course = dataclasses.replace(find_course(), reference=tmp_path)
    (tmp_path / "mistakes").mkdir()

    def load(text):
        (tmp_path / "mistakes" / "step1_init.py").write_text(text)
        return load_catalogue(course, course.steps[0])

    return load


def test_slips_signs_and_hints_are_read(load):
    catalogue = load(FILE)
    assert [slip.name for slip in catalogue.slips["init_params"]] == ["zero"]
    assert [sign.id for sign in catalogue.signs["init_params"]] == ["init_params.same"]
    assert catalogue.hints_of("init_params.zero") == ("Look.",)
    assert catalogue.hints_of("init_params.same") == ("Again.",)
    assert catalogue.hints_of("init_params.other") == ()


def test_step_without_a_file_has_no_mistakes(tmp_path):
    course = dataclasses.replace(find_course(), reference=tmp_path)
    assert not load_catalogue(course, course.steps[0]).slips


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("init_params.same", "init_params.zero", "named twice"),
        ("init_params.same", "elsewhere.same", "no function elsewhere"),
        ("def init_params", "def other", "no model"),
    ],
)
def test_contradiction_is_the_graders_fault(load, old, new, says):
    with pytest.raises(GraderFault, match=says):
        load(FILE.replace(old, new))
