"""The laid down scripts and workflows, run where they stand in folders like the platforms' own.

The kit is not installed there: `grade` is this repository's, and grades one step, to be quick.
"""

import contextlib
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
import yaml

from grader.ci import Kit, lay_down
from grader.course import find_course
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="what these platforms run is Linux"),
]
COURSE = find_course()
RIGHT = (COURSE.reference / "step1_init.py").read_text()
WRONG = RIGHT.replace("return {", "return None and {")
CRASHING = "import os\nos._exit(0)\n"
HANGING = "while True:\n    pass\n"
GRADE = f"""exec {shlex.quote(sys.executable)} -c 'from grader.cli import main; main()'"""
AS_EVER = f"""
if [ "$1" = doctor ]; then {GRADE} "$@"; fi
{GRADE} run step1 "$@"
"""
RUNNER = {
    "CLASSROOM": "cs",
    "ASSIGNMENT": "xor",
    "OWNER": "anna",
    "SUBMISSION_TAG": "submit/2026-11-25T12-00-00Z-abc1234",
    "COMMIT_URL": "https://example.org/commit/abc1234",
    "RELEASE_URL": "https://example.org/releases/tag/x",
    "REVIEW_URL": "https://example.org/compare/a...b",
}


class Place:
    """A platform's folder tree, below `root`.

    Attributes
    ----------
    work : Path
        Where the submission is.
    results : Path
        What the platform reads.
    """

    def __init__(self, platform, root):
        laid, work, kit, results = {
            "gradescope": ("source", "submission", "kit", "results/results.json"),
            "prairielearn": (".", "student", "kit", "results/results.json"),
            "classroom50": ("bundle", "work", "kit", "work/result.json"),
            "github": ("work", "work", "temp/kit", "temp/results/report.json"),
            "gitlab": ("work", "work", "kit", "work/grade-results/report.json"),
        }[platform]
        self.platform, self.root = platform, root
        self.laid, self.work, self.results = root / laid, root / work, root / results
        self.grade = root / kit / "bin/grade"
        for folder in (self.laid, self.work, self.grade.parent):
            folder.mkdir(parents=True, exist_ok=True)
        address = Kit.of("git+https://example.org/kit.git@v0.1.0")
        lay_down(platform, address, COURSE, self.laid, force=False)
        self.installed(AS_EVER)

    def installed(self, script):
        """Have another script stand for the kit's `grade`."""
        self.grade.write_text(f"#!/bin/bash\n{script}\n")
        self.grade.chmod(0o755)

    def handed_in(self, step1):
        """Hand in one file; nothing, if it is None."""
        if step1 is not None:
            (self.work / "step1_init.py").write_text(step1)
            (self.work / "json.py").write_text("raise SystemExit(9)")  # for no script to import

    def start(self, **variables):
        """Start what the platform starts."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **self._variables(), **variables}
        return subprocess.Popen(
            self._command(),
            cwd=self.work,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(self, **variables):
        """Run it to the end, and return its exit status, its output and the results."""
        process = self.start(**variables)
        said = process.communicate(timeout=120)[0]
        return process.returncode, said, self.read()

    def read(self):
        """Read what the platform would."""
        return json.loads(self.results.read_text()) if self.results.exists() else None

    def _variables(self):
        if self.platform == "github":
            names = ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH")
            files = {name: str(self.root / name) for name in names}
            return {**files, "GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(self.root / "temp")}
        return {
            "gradescope": {"AUTOGRADER": str(self.root)},
            "prairielearn": {"GRADE_ROOT": str(self.root), "KIT": str(self.root / "kit")},
            "classroom50": {**RUNNER, "GRADE": str(self.grade)},
            "gitlab": {"KIT_HOME": str(self.root / "kit")},
        }[self.platform]

    def _command(self):
        if self.platform == "github":
            # as GitHub's runner starts `run`
            return ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", self._github()]
        if self.platform == "gitlab":
            job = yaml.safe_load((self.laid / ".gitlab-ci.yml").read_text())["grade"]
            lines = [*job["before_script"][2:], *job["script"]]  # all but the installation
            return ["bash", "-eo", "pipefail", "-c", "\n".join(lines)]
        script = {"gradescope": "run_autograder", "prairielearn": "tests/run.py"}
        if self.platform in script:
            return [self.laid / script[self.platform]]
        return [sys.executable, self.laid / "autograder.py"]

    def _github(self):
        workflow = yaml.safe_load((self.laid / ".github/workflows/grade.yml").read_text())
        steps = [step for step in workflow["jobs"]["grade"]["steps"] if "run" in step]
        install, doctor, grade = steps
        assert (install["name"], grade["name"]) == ("Install the kit", "Grade")
        assert doctor["working-directory"] == "${{ runner.temp }}"
        return f'(cd "$RUNNER_TEMP"; {doctor["run"]})\n{grade["run"]}'


SCRIPTS = ("gradescope", "prairielearn")
WORKFLOWS = ("github", "gitlab")
PLATFORMS = (*SCRIPTS, "classroom50", *WORKFLOWS)


@pytest.fixture
def place(tmp_path):
    return lambda platform: Place(platform, tmp_path)


def score_of(results):
    """Read the share of all points that results of any platform give."""
    if "tests" in results and "score" in results and "max-score" not in results:
        whole = sum(t.get("max_score", t.get("max_points")) for t in results["tests"])
        return results["score"] / (1 if "gradable" in results else whole)
    return results["score"] / results.get("max-score", results.get("max_score"))


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    ("step1", "low", "high"), [(RIGHT, 1, 1), (WRONG, 0, 0.9), (CRASHING, 0, 0)]
)
def test_submission_is_graded(place, platform, step1, low, high):
    here = place(platform)
    here.handed_in(step1)
    status, said, results = here.run()
    assert low <= score_of(results) <= high, (said, results)
    assert status == (1 if platform in WORKFLOWS and high < 1 else 0)
    assert not list(here.results.parent.glob("*.part"))


@pytest.mark.parametrize("platform", PLATFORMS)
def test_empty_submission_is_told_what_is_missing(place, platform):
    here = place(platform)
    status, said, results = here.run()
    assert "step1_init.py" in said + json.dumps(results)
    if platform == "gradescope":
        assert (status, results["score"]) == (0, 0)
        assert "no score" in results["output"]
    elif platform == "prairielearn":
        assert (status, results["gradable"]) == (0, False)
    elif platform == "classroom50":
        assert (status, results) == (1, None)
    else:
        assert status == 2
        assert "did not end" in results["message"]


def test_bundle_is_graded_on_prairielearn(place, grade):
    here = place("prairielearn")
    here.handed_in(RIGHT)
    bundle = here.root / "bundle.zip"
    assert grade("bundle", "-C", here.work, "-o", bundle).status == 0
    shutil.rmtree(here.work)
    here.work.mkdir()
    bundle.rename(here.work / "bundle.zip")
    assert here.run()[2]["score"] == 1


def test_github_shows_the_failing_line_and_a_summary(place):
    here = place("github")
    here.handed_in(WRONG)
    _, said, _ = here.run()
    assert "::error file=step1_init.py,line=" in said
    assert "step1" in (here.root / "GITHUB_STEP_SUMMARY").read_text()
    suite = ET.parse(here.results.with_suffix(".xml")).getroot()
    assert suite.findall(".//failure") or suite.findall(".//error")


def test_gradescope_tells_a_policy_with_a_deadline_the_time(place):
    here = place("gradescope")
    here.installed('echo "$@"')
    (here.root / "submission_metadata.json").write_text('{"created_at": "2026-11-25T12:00:00Z"}')
    policy = here.laid / "grading.toml"
    policy.write_text("[late]\ndeadline = 2026-11-24T12:00:00Z\n")
    assert f"--policy {policy} --submitted 2026-11-25T12:00:00Z" in here.run()[1]
    policy.write_text("[steps]\nout = []\n")
    assert "--submitted" not in here.run()[1]


@pytest.mark.parametrize(("platform", "name"), [("github", ".github/"), ("gitlab", "")])
def test_workflow_goes_by_a_policy_if_there_is_one(place, platform, name):
    here = place(platform)
    here.installed('echo "$@"')
    assert "--policy" not in here.run()[1]
    (here.work / f"{name}grading.toml").touch()
    assert f"--policy {name}grading.toml" in here.run()[1]


@pytest.mark.parametrize("platform", SCRIPTS)
def test_time_that_is_up_is_said(place, platform):
    here = place(platform)
    here.handed_in(RIGHT)
    here.installed("exec sleep 300")
    status, _, results = here.run(GRADE_TIMEOUT_S="0.5")
    assert status == 0
    assert "0.5 s for it were up" in results.get("output", results.get("message"))
    assert not results["score" if platform == "gradescope" else "gradable"]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("script", ["exit 3", "kill -9 $$", "exit 0"])
def test_grader_that_ends_without_a_report_leaves_no_score(place, platform, script):
    here = place(platform)
    here.handed_in(RIGHT)
    here.installed(script)
    status, _, results = here.run()
    if platform == "classroom50":
        assert (status, results) == (1, None)
    else:
        assert "did not end" in json.dumps(results)
        assert not results.get("score")


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("whom", ["grader", "script"])
def test_killed_in_the_middle_leaves_no_score(place, platform, whom):
    """The learner's code hangs; one of the two is killed then, as a platform does."""
    here = place(platform)
    here.handed_in(HANGING)
    started = here.root / "started"
    os.mkfifo(started)
    here.installed(f'[ "$1" = doctor ] && exit\necho $$ > {shlex.quote(str(started))}\n{AS_EVER}')
    script = here.start()
    grader = int(started.read_text())
    if whom == "script":
        script.kill()
        script.wait(60)
    with contextlib.suppress(ProcessLookupError):  # of a workflow's shell it may be the last act
        os.kill(grader, signal.SIGKILL)
    script.communicate(timeout=60)
    if platform == "classroom50":
        assert here.read() is None
        assert script.returncode != 0
    else:
        assert "did not end" in json.dumps(here.read())
        assert not here.read().get("score")
