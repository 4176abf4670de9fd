"""`grade --policy` and `--tests`, as an instructor meets them; the example in CONTRIBUTING.md."""

import re
import shutil

import pytest

from tests.conftest import ROOT

SECRET = {"GRADE_SEED": "open sesame, 4711"}
LATE = "[late]\ndeadline = 2026-01-01T12:00:00+00:00\npercent_per_day = 10\n"


@pytest.fixture
def work(tmp_path):
    """A folder with the right answers."""
    folder = tmp_path / "work"
    folder.mkdir()
    for file in (ROOT / "reference").glob("step*.py"):
        shutil.copy(file, folder)
    return folder


@pytest.fixture
def policy(tmp_path):
    """Write a policy, away from the submission."""

    def policy(text):
        (tmp_path / "grading.toml").write_text(text)
        return tmp_path / "grading.toml"

    return policy


@pytest.fixture
def example(tmp_path):
    """The worked example, laid out as CONTRIBUTING says."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    text = text.partition("\n## A policy, and tests of your own\n")[2].partition("\n## ")[0]
    (toml,) = re.findall(r"```toml\n(.*?)```", text, re.S)
    (python,) = re.findall(r"```python\n(.*?)```", text, re.S)
    (name,) = re.findall(r"`(own_tests/\w+\.py)`", text)
    (tmp_path / "own_tests").mkdir()
    (tmp_path / name).write_text(python, encoding="utf-8")
    (tmp_path / "grading.toml").write_text(toml, encoding="utf-8")
    return tmp_path / "grading.toml"


def test_example_grades_what_is_right(grade, work, example):
    late = ["--submitted", "2026-12-03T08:00:00+01:00"]
    asked = ["--policy", example, *late, "step3", "step5", work]
    ran = grade(*asked, "--format", "json", env=SECRET)
    assert ran.status == 0, ran
    report = ran.report
    step3, step5 = report["steps"]
    assert (step3["score"], step3["max_score"], step5["max_score"]) == (19, 19, 40)
    assert [c["title"] for c in step3["checks"][-2:]] == [
        "forward takes 1 rows of X",
        "forward takes 500 rows of X",
    ]
    assert (report["late_days"], report["late_percent"]) == (2, 20)
    assert (report["score"], report["max_score"]) == (47.2, 59)
    assert report["seed"] is None
    assert "sesame" not in ran.out + ran.err


def test_example_finds_what_is_wrong_and_asks_for_its_seed(grade, work, example):
    path = work / "step3_forward.py"
    path.write_text(path.read_text().replace("return A2,", "return A2[:4],"))
    ran = grade("--policy", example, "--format", "json", "step3", work, env=SECRET)
    checks = ran.report["steps"][0]["checks"]
    own = {c["id"]: (c["status"], c["max_score"]) for c in checks if ".own." in c["id"]}
    assert ran.status == 1, ran
    assert own == {"step3.own.forward_of.1": ("pass", 2), "step3.own.forward_of.500": ("fail", 2)}
    ran = grade("--policy", example, "step3", work)
    assert ran.status == 2
    assert "names GRADE_SEED, which is not set" in ran.err


def test_policy_beside_a_submission_is_not_read(grade, work):
    (work / "grading.toml").write_text("[points]\nstep1 = 99\n")
    assert "10 / 10" in grade("step1", cwd=work).out


def test_points_alone_say_what_passes_and_keep_the_exit_status(grade, work, policy):
    path = work / "step2_activations.py"
    path.write_text(path.read_text().replace("return a * (1 - a)", "return a"))
    file = policy(
        LATE + '[messages]\nafter_deadline = "points"\n'
        '[steps]\nonly = ["step2", "clinic"]\n[points]\nstep2 = 7\n'
    )
    ran = grade("--policy", file, "--submitted", "2026-01-02T13:00:00+01:00", work)
    assert ran.status == 1, ran
    assert re.search(r"step2 .*5\.6 / 7\n", ran.out)
    assert re.search(r"clinic .*not started\n", ran.out)
    assert "5.04 of 7 points, 1 day late: 10 % off" in ran.out
    for told in ("expected", "got", "look at", "same reason", "step1"):
        assert told not in ran.out


def test_nothing_is_remembered_of_a_grade_by_policy(grade, work, policy):
    (work / ".grade").mkdir()
    assert grade("--policy", policy("[points]\nstep1 = 5"), "step1", cwd=work).status == 0
    assert list((work / ".grade").iterdir()) == []


def test_tests_are_added_without_a_policy_and_a_broken_one_is_a_fault(grade, work, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "test_step1_init.py").write_text("def test_it(learner): ...\n")
    ran = grade("--tests", tmp_path / "mine", "step1", work)
    assert ran.status == 3
    assert 'test_step1_init.py: test_it has no @check: write @check("init' in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--submitted", "2026-01-02"], "is no time such as 2026-12-01T23:59:00+01:00"),
        (["--submitted", "2026-01-02T13:00:00"], "is no time such as"),
        (["--submitted", "0001-01-01T00:00:00+14:00"], "is no time such as"),
        (["--submitted", "2026-01-02T13:00:00Z"], "--submitted needs a --policy with a [late]"),
        (["--policy", "grading.toml", "--seed", "7"], "No --seed where the seed is secret."),
        (["--policy", "grading.toml", "--debug"], "No --debug where the seed is secret."),
        (["--policy", "grading.toml", "step1"], "The policy leaves out step1."),
        (["--tests", "none"], "There is no folder"),
    ],
)
def test_what_makes_no_sense_is_refused(grade, work, policy, arguments, said):
    policy('[seed]\nenvironment = "GRADE_SEED"\n[steps]\nout = ["step1"]\n')
    ran = grade(*arguments, work, cwd=work.parent, env=SECRET)
    assert (ran.status, ran.out) == (2, ""), ran
    assert said in " ".join(ran.err.split())
    assert "sesame" not in ran.err


def test_hints_end_at_the_policys_cap(grade, work, policy):
    path = work / "step5_backward.py"
    path.write_text(path.read_text().replace("X.T @ dZ1 / m", "X.T @ dZ1"))
    file = policy('[hints]\ncap = 1\n[seed]\nenvironment = "GRADE_SEED"\n')
    ran = grade("hint", "step5", work, env={"GRADE_POLICY": str(file)})
    assert ran.out.startswith("hint 1 of 1, about backward."), ran
