"""What `grade init-ci` lays down, by the published schemas and by the tools for each language."""

import json
import os
import shutil
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
import yaml

from grader.ci import PLATFORMS, Kit, lay_down
from grader.course import find_course
from grader.model import UsageProblem
from tests.conftest import ROOT

ADDRESS = "git+https://example.org/kit.git@v0.1.0"
COURSE = find_course()
SCRIPTS = {
    "gradescope": "run_autograder",
    "classroom50": "autograder.py",
    "prairielearn": "tests/run.py",
}


@pytest.fixture
def laid(tmp_path):
    """Lay a platform's files down in a folder of their own."""

    def laid(platform, kit=ADDRESS):
        lay_down(platform, Kit.of(kit), COURSE, tmp_path / platform, force=False)
        return tmp_path / platform

    return laid


@pytest.fixture
def wheel(tmp_path):
    path = tmp_path / "neural_network_kit-0.1.0-py3-none-any.whl"
    path.write_bytes(b"a wheel")
    return path


def tool(name, *arguments, cwd=None):
    """Run a tool of the development extra; its complaint is the test's."""
    found = shutil.which(name, path=os.pathsep.join([str(Path(sys.executable).parent), os.defpath]))
    if found is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([found, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kit", [ADDRESS, "https://example.org/kit-1-py3-none-any.whl"])
def test_pinned_address_is_taken(kit):
    assert Kit.of(kit) == Kit(kit)


@pytest.mark.parametrize(
    "kit",
    [
        "neural-network-kit",
        "git+https://example.org/kit.git",
        "git+ssh://git@example.org/kit.git",
        "https://example.org/kit.zip",
        "http://example.org/kit-1-py3-none-any.whl",
        "git+https://example.org/kit.git@v1\nrun: x",
        ADDRESS + " --pre",
        "",
    ],
)
def test_address_that_may_be_another_thing_tomorrow_is_refused(kit):
    with pytest.raises(UsageProblem, match=r"pin|There is no wheel"):
        Kit.of(kit)


def test_wheel_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageProblem, match="python -m build"):
        Kit.of(str(tmp_path / "kit.whl"))


@pytest.mark.parametrize("platform", PLATFORMS)
def test_wheel_is_copied_and_named(laid, wheel, platform):
    folder = laid(platform, str(wheel))
    copies = list(folder.rglob("*.whl"))
    assert [path.read_bytes() for path in copies] == [b"a wheel"]
    texts = [path.read_text() for path in folder.rglob("*") if path.is_file()]
    assert any(f"/{wheel.name}" in text for text in texts)
    assert not any(str(wheel) in text or "<@" in text or "<%" in text for text in texts)


def test_command_says_what_it_wrote_and_what_is_next(grade, tmp_path):
    ran = grade("init-ci", "gradescope", tmp_path / "ci", "--kit", ADDRESS)
    assert (ran.status, ran.err) == (0, "")
    *wrote, next_step = ran.out.rstrip().split("\n")
    paths = [Path(line.removeprefix("wrote ")) for line in wrote]
    assert sorted(paths) == sorted((tmp_path / "ci").iterdir())
    assert next_step == PLATFORMS["gradescope"].next_step


def test_command_without_the_kits_address_asks_for_it(grade, tmp_path):
    ran = grade("init-ci", "github", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert "--kit" in ran.err


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nothing_is_overwritten_unless_forced(tmp_path, platform):
    kit = Kit.of(ADDRESS)
    *_, last = lay_down(platform, kit, COURSE, tmp_path, force=False)
    (tmp_path / last).write_text("mine")
    with pytest.raises(UsageProblem, match="--force"):
        lay_down(platform, kit, COURSE, tmp_path, force=False)
    assert (tmp_path / last).read_text() == "mine"
    lay_down(platform, kit, COURSE, tmp_path, force=True)
    assert (tmp_path / last).read_text() != "mine"


def test_one_file_in_the_way_and_none_is_written(tmp_path):
    (tmp_path / "setup.sh").write_text("mine")
    with pytest.raises(UsageProblem, match=r"setup\.sh"):
        lay_down("gradescope", Kit.of(ADDRESS), COURSE, tmp_path, force=False)
    assert [path.name for path in tmp_path.iterdir()] == ["setup.sh"]


def test_question_stays_the_same_question(laid):
    folder = laid("prairielearn")
    before = (folder / "info.json").read_text()
    lay_down("prairielearn", Kit.of(ADDRESS), COURSE, folder, force=True)
    assert (folder / "info.json").read_text() == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "platform", "path"),
    [
        ("vendor.github-workflows", "github", ".github/workflows/grade.yml"),
        ("custom.github-workflows-require-timeout", "github", ".github/workflows/grade.yml"),
        ("vendor.gitlab-ci", "gitlab", ".gitlab-ci.yml"),
    ],
)
def test_workflow_is_valid_by_its_schema(laid, schema, platform, path):
    tool("check-jsonschema", "--builtin-schema", schema, laid(platform) / path)


def test_question_has_what_prairielearn_asks_for(laid):
    """By the rules of its infoQuestion schema, which no package brings along."""
    info = json.loads((laid("prairielearn") / "info.json").read_text())
    options = info.pop("externalGradingOptions")
    known = {"uuid", "title", "topic", "type", "tags", "gradingMethod", "singleVariant"}
    assert {"uuid", "title", "topic", "type"} <= set(info) <= known
    assert (info["type"], info["gradingMethod"]) == ("v3", "External")
    assert str(uuid.UUID(info["uuid"])) == info["uuid"]
    assert {"image", "entrypoint"} <= set(options)
    assert set(options) <= {"image", "entrypoint", "enabled", "timeout", "enableNetworking"}
    assert 0 < options["timeout"] <= 600
    assert not options["enableNetworking"]


def test_workflow_has_no_weakness_that_zizmor_knows(laid, tmp_path):
    """Majors of GitHub's own actions are meant; the comment says how to pin a commit."""
    policies = {"unpinned-uses": {"config": {"policies": {"actions/*": "ref-pin"}}}}
    (tmp_path / "zizmor.yml").write_text(yaml.safe_dump({"rules": policies}))
    options = ["--offline", "--persona=auditor", "--config", tmp_path / "zizmor.yml"]
    tool("zizmor", *options, laid("github"))


def test_workflow_may_only_read(laid):
    workflow = yaml.safe_load((laid("github") / ".github/workflows/grade.yml").read_text())
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow[True]) == {"push", "pull_request", "workflow_dispatch"}  # True: `on`
    assert "secrets." not in json.dumps(workflow)


@pytest.mark.parametrize(("platform", "name"), SCRIPTS.items())
def test_script_is_clean(laid, platform, name):
    script = laid(platform) / name
    options = ["--config", ROOT / "pyproject.toml", "--no-cache"]
    tool("ruff", "check", *options, "--ignore", "T20", script)
    tool("ruff", "format", "--check", *options, script)


@pytest.mark.parametrize("kit", [ADDRESS, "https://example.org/a'b-1-py3-none-any.whl"])
def test_setup_is_clean(laid, kit):
    tool("shellcheck", laid("gradescope", kit) / "setup.sh")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bit")
def test_what_is_started_can_be_started(laid):
    source = laid("gradescope")
    assert os.access(source / "run_autograder", os.X_OK)
    assert os.access(laid("prairielearn") / "tests/run.py", os.X_OK)
    assert not os.access(source / "README.md", os.X_OK)
