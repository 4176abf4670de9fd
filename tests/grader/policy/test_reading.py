"""What a grading.toml may say, and what is said of one that says something else."""

import os
import pickle
from datetime import timedelta

import pytest

from grader.course import find_course
from grader.model import UsageProblem
from grader.policy import Messages, Policy, load_policy
from grader.seeds import SecretSeed

COURSE = find_course()
DEADLINE = "[late]\ndeadline = 2026-12-01T23:59:00+01:00\n"
ALL = f"""
[points]
step5 = 40
step1 = 2.5
[steps]
out = ["challenge3"]
[hints]
cap = 2
{DEADLINE}
grace_minutes = 10
percent_per_day = 12.5
at_most_percent = 50
[limits]
call_seconds = 2
memory_mib = 512
[messages]
before_deadline = "cause"
after_deadline = "full"
"""


@pytest.fixture
def load(tmp_path):
    """Read a policy from its text."""

    def load(text, **options):
        (tmp_path / "grading.toml").write_text(text, encoding="utf-8")
        return load_policy(tmp_path / "grading.toml", COURSE, **options)

    return load


@pytest.fixture
def refused(load, tmp_path):
    """Read a policy that is refused; return what is said, without the file's name."""

    def refused(text):
        with pytest.raises(UsageProblem) as caught:
            load(text)
        name = str(tmp_path / "grading.toml")
        assert name in str(caught.value)
        return str(caught.value).replace(name, "").removeprefix(": ")

    return refused


def test_every_section_is_read(load):
    found = load(ALL)
    assert found.points == {"step1": 2.5, "step5": 40.0}
    assert found.out == ("challenge3",)
    assert found.hint_cap == 2
    assert found.late.deadline.isoformat() == "2026-12-01T23:59:00+01:00"
    assert found.late.grace == timedelta(minutes=10)
    assert (found.late.percent_per_day, found.late.at_most_percent) == (12.5, 50)
    assert found.limits == {"call_seconds": 2.0, "memory_mib": 512}
    assert (found.before_deadline, found.after_deadline) == (Messages.CAUSE, Messages.FULL)


def test_empty_file_changes_nothing(load):
    assert load("") == Policy()


def test_what_was_read_pickles(load, monkeypatch):
    monkeypatch.setenv("GRADE_SEED", "a")
    found = load(ALL + '[seed]\nenvironment = "GRADE_SEED"')
    assert pickle.loads(pickle.dumps(found)) == found


def test_only_leaves_out_the_others(load):
    found = load('[steps]\nonly = ["step6", "step2"]')
    assert [step.id for step in found.steps(COURSE)] == ["step2", "step6"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[point]", "'point' is no section. Did you mean points?"),
        ("zzz = 1", "'zzz' is no section. There are points, steps, hints, late, seed, limits, "
         "messages, tests."),
        ("hints = 2", "hints is a section: write [hints]."),
        ("[late]\ndeadlin = 1", "'deadlin' is no key of [late]. Did you mean deadline?"),
        ("[points]\nstpe5 = 4", "'stpe5' is no step, in [points]. Did you mean step5?"),
        ("[points]\nstep5_backwards = 4",
         "'step5_backwards' is no step, in [points]. Did you mean step5?"),
        ('[points]\nstep5 = "40"', "[points] step5 is '40': give a number from 0 to 1000000."),
        ("[points]\nstep5 = -1", "[points] step5 is -1: give a number from 0 to 1000000."),
        ("[points]\nstep5 = nan", "[points] step5 is nan: give a number from 0 to 1000000."),
        ("[points]\nstep5 = true", "[points] step5 is True: give a number from 0 to 1000000."),
        (f"[points]\nstep5 = 1{'0' * 400}",
         f"[points] step5 is 1{'0' * 400}: give a number from 0 to 1000000."),
        ('[steps]\nout = "step5"',
         "[steps] out is 'step5': give a list of steps such as [\"step5\"]."),
        ('[steps]\nout = ["stp5"]', "'stp5' is no step, in [steps] out. Did you mean step5?"),
        ('[steps]\nout = ["step5"]\nonly = ["step6"]',
         "[steps] has out and only: give one of them."),
        ("[steps]\nonly = []", "[steps] only leaves no step to be graded."),
        ("[hints]\ncap = 0", "[hints] cap is 0: give a whole number from 1 to 1000."),
        ("[hints]\ncap = 1.5", "[hints] cap is 1.5: give a whole number from 1 to 1000."),
        ("[late]\ndeadline = 2026-12-01T23:59:00", "[late] deadline is 2026-12-01T23:59:00: "
         "give a time zone, as in 2026-12-01T23:59:00+01:00."),
        ("[late]\ndeadline = 2026-12-01", "[late] deadline is 2026-12-01: "
         "give a date and time such as 2026-12-01T23:59:00+01:00."),
        ('[late]\ndeadline = "2026-12-01T23:59:00+01:00"',
         "[late] deadline is '2026-12-01T23:59:00+01:00': "
         "give a date and time such as 2026-12-01T23:59:00+01:00."),
        ("[late]\ndeadline = 0001-01-01T00:00:00+14:00",
         "[late] deadline is 0001-01-01T00:00:00+14:00: "
         "give a date and time such as 2026-12-01T23:59:00+01:00."),
        ("[late]\npercent_per_day = 10", "[late] has percent_per_day, but no deadline."),
        (DEADLINE + "percent_per_day = 100.5",
         "[late] percent_per_day is 100.5: give a number from 0 to 100."),
        (DEADLINE + "at_most_percent = 101",
         "[late] at_most_percent is 101: give a number from 0 to 100."),
        (DEADLINE + "grace_minutes = -5",
         "[late] grace_minutes is -5: give a number from 0 to 527040."),
        ("[limits]\ncall_seconds = 0",
         "[limits] call_seconds is 0: give a number from 0.1 to 86400."),
        ("[limits]\nstep_seconds = inf",
         "[limits] step_seconds is inf: give a number from 0.1 to 86400."),
        ("[limits]\nmemory_mib = 64",
         "[limits] memory_mib is 64: give a whole number from 256 to 1048576."),
        (DEADLINE + '[messages]\nbefore_deadline = "none"',
         '[messages] before_deadline is \'none\': give "full", "cause", "points".'),
        (DEADLINE + "[messages]\nbefore_deadline = [1]",
         '[messages] before_deadline is [1]: give "full", "cause", "points".'),
        ('[messages]\nbefore_deadline = "points"',
         "[messages] before_deadline needs [late] deadline."),
        ("[seed]\nenvironment = 7",
         "[seed] environment is 7: give the name of a variable such as GRADE_SEED."),
        ("[tests]\nfolder = 7", "[tests] folder is 7: give the name of a folder."),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told_with_what_would(refused, text, said):
    assert refused(text) == said


def test_malformed_toml_is_told_with_its_line(refused):
    assert " is not TOML: " in refused("[points]\nstep5 = = 4")
    assert "line 2" in refused("[points]\nstep5 = = 4")


def test_file_that_is_not_there_or_no_text_is_told(tmp_path):
    with pytest.raises(UsageProblem, match=r"Cannot read .*No such file"):
        load_policy(tmp_path / "no.toml", COURSE)
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageProblem, match="is not TOML"):
        load_policy(tmp_path / "bytes.toml", COURSE)


def test_own_tests_are_looked_for_beside_the_file(load, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "test_step4_loss.py").write_text("")
    assert load('[tests]\nfolder = "mine"').own_tests.folder == (tmp_path / "mine").resolve()


def test_seed_is_taken_out_of_the_environment(load, monkeypatch):
    monkeypatch.setenv("GRADE_SEED", "open sesame")
    found = load('[seed]\nenvironment = "GRADE_SEED"')
    assert found.seed == SecretSeed.of("open sesame")
    assert "GRADE_SEED" not in os.environ
    assert "sesame" not in repr(found)
    assert str(found.seed.value) not in repr(found)


def test_seed_stays_where_it_is_if_it_is_not_wanted(load, monkeypatch):
    monkeypatch.setenv("GRADE_SEED", "open sesame")
    assert load('[seed]\nenvironment = "GRADE_SEED"', with_seed=False).seed is None
    assert os.environ["GRADE_SEED"] == "open sesame"


@pytest.mark.parametrize("value", [None, "", " \n"])
def test_seed_that_is_not_set_is_named(refused, monkeypatch, value):
    monkeypatch.delenv("GRADE_SEED", raising=False)
    if value is not None:
        monkeypatch.setenv("GRADE_SEED", value)
    said = refused('[seed]\nenvironment = "GRADE_SEED"')
    assert said.startswith("[seed] environment names GRADE_SEED, which is not set: put ")


@pytest.mark.parametrize("name", ["A=B", "A\\u0000B"])
def test_name_that_no_variable_can_have_is_not_set(refused, name):
    assert "which is not set" in refused(f'[seed]\nenvironment = "{name}"')


def test_fault_elsewhere_in_the_file_leaves_the_seed(refused, monkeypatch):
    monkeypatch.setenv("GRADE_SEED", "open sesame")
    refused('[seed]\nenvironment = "GRADE_SEED"\n[points]\nstep5 = -1')
    assert os.environ["GRADE_SEED"] == "open sesame"
