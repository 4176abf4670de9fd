"""What the doctor says of machines that lack something; no machine is asked but by simulation."""

import dataclasses
import io
import json
import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from grader.course import find_course
from grader.learn.doctor import (
    disk,
    display,
    editor,
    isolation,
    kit,
    packages,
    terminal,
    workspace,
)
from grader.learn.doctor.finding import Kind
from grader.model import GraderFault
from tests.conftest import ROOT

COURSE = find_course()


class Screen(io.StringIO):
    """A terminal of some encoding."""

    def __init__(self, encoding, tty=True):
        super().__init__()
        self._encoding, self._tty = encoding, tty

    encoding = property(lambda self: self._encoding)

    def isatty(self):
        return self._tty


def only(findings, subject):
    (found,) = [finding for finding in findings if finding.subject == subject]
    return found


def test_old_python_is_a_problem():
    assert packages.python((3, 10)).kind is Kind.PROBLEM
    assert packages.python((3, 13)).kind is Kind.OK


def test_demands_are_those_of_pyproject():
    text = (ROOT / "pyproject.toml").read_text()
    demands = packages.demands()
    assert ("numpy", "1.26") in demands
    assert all(f'"{name}>={least}"' in text for name, least in demands)
    assert not {"hypothesis", "atheris"} & {name for name, _ in demands}


@pytest.mark.parametrize(
    ("version", "kind"), [("1.25.9", Kind.PROBLEM), ("1.26", Kind.OK), ("2.1.0rc1", Kind.OK)]
)
def test_version_is_held_against_the_least(monkeypatch, version, kind):
    monkeypatch.setattr(metadata, "version", lambda _: version)
    found = packages.package("rich", "1.26.0")
    assert found.kind is kind
    assert ("pip install --upgrade" in found.mend) is (kind is Kind.PROBLEM)


def test_missing_package_comes_with_its_command(monkeypatch):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    found = packages.package("numpy", "1.26")
    assert (found.kind, found.says) == (Kind.PROBLEM, "not installed; 1.26 or newer is needed")
    assert found.mend.endswith('-m pip install --upgrade "numpy>=1.26"')


def test_package_that_cannot_be_imported_is_installed_again(monkeypatch):
    monkeypatch.setitem(sys.modules, "numpy", None)
    found = packages.package("numpy", "1.26")
    assert found.kind is Kind.PROBLEM
    assert "--force-reinstall" in found.mend


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii", "no-such"])
def test_console_without_ticks_is_a_remark(encoding):
    assert only(terminal.look(Screen(encoding), {}), "letters").kind is Kind.REMARK


def test_utf8_terminal_is_fine(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert {found.kind for found in terminal.look(Screen("utf-8"), {})} == {Kind.OK}


def test_narrow_terminal_is_a_remark(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert only(terminal.look(Screen("utf-8"), {}), "width").kind is Kind.REMARK


def test_pipe_is_no_terminal():
    found = only(terminal.look(Screen("utf-8", tty=False), {}), "terminal")
    assert (found.kind, "plain text" in found.says) == (Kind.OK, True)


@pytest.mark.parametrize(("understands", "kind"), [(True, Kind.OK), (False, Kind.REMARK)])
def test_windows_console_is_asked_for_escapes(monkeypatch, understands, kind):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(terminal, "_understands_escapes", lambda: understands)
    assert only(terminal.look(Screen("utf-8"), {}), "colour").kind is kind


def test_no_screen_is_a_remark_and_no_failure(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    (found,) = display.look({})
    assert (found.kind, found.says) == (Kind.REMARK, "no screen")


def test_backend_without_a_window_is_a_remark(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    (found,) = display.look({"DISPLAY": ":0", "MPLBACKEND": "Agg"})
    assert (found.kind, found.mend) == (Kind.REMARK, "unset MPLBACKEND")


def test_toolkit_that_is_there_is_named(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name if name == "wx" else None)
    assert "WXAgg" in only(display.look({"DISPLAY": ":0"}), "display").says


def test_screen_without_a_toolkit_says_what_to_install(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "pip install PyQt6" in only(display.look({}), "display").mend


def test_macos_has_a_window_of_its_own(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "macosx" in only(display.look({}), "display").says


@pytest.mark.parametrize(
    ("environment", "kind"),
    [
        ({}, Kind.REMARK),
        ({"EDITOR": "no-such-editor"}, Kind.REMARK),
        ({"EDITOR": "'unclosed"}, Kind.REMARK),
        ({"EDITOR": f"'{sys.executable}' --wait"}, Kind.OK),
        ({"VISUAL": sys.executable, "EDITOR": "no-such-editor"}, Kind.OK),
    ],
)
def test_editor_is_looked_for(environment, kind):
    assert [found.kind for found in editor.look(environment)] == [kind]


def test_windows_paths_keep_their_backslashes(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert editor.program(r'"C:\Program Files\Editor\e.exe" -w') == [
        r"C:\Program Files\Editor\e.exe", "-w",
    ]  # fmt: skip


def test_full_disk_is_a_problem(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 5 << 20}))
    (found,) = disk.look()
    assert (found.kind, found.says.startswith("5 MiB are left")) == (Kind.PROBLEM, True)


def test_no_folder_for_temporary_files_is_a_problem(monkeypatch):
    def none():
        raise FileNotFoundError(2, "No usable temporary directory")

    monkeypatch.setattr("tempfile.gettempdir", none)
    assert [found.kind for found in disk.look()] == [Kind.PROBLEM]


def test_kit_is_complete_or_names_what_is_missing(tmp_path):
    assert [found.kind for found in kit.look(COURSE)] == [Kind.OK]
    torn = dataclasses.replace(COURSE, hidden=COURSE.reference.parent / "nowhere")
    (found,) = kit.look(torn)
    assert found.kind is Kind.PROBLEM
    assert "test_step5_backward.py" in found.says


@pytest.fixture
def work(tmp_path):
    names = shutil.ignore_patterns("__pycache__", ".*")
    return Path(shutil.copytree(COURSE.exercises, tmp_path / "work", ignore=names))


def test_whole_workspace_is_fine(work):
    assert {found.kind for found in workspace.look(work, COURSE)} == {Kind.OK}


def test_no_workspace_is_a_remark(tmp_path):
    (found,) = workspace.look(tmp_path, COURSE)
    assert (found.kind, "grade start" in found.mend) == (Kind.REMARK, True)


def test_missing_and_damaged_files_are_named(work):
    (work / "step4_loss.py").unlink()
    (work / "clinic.py").unlink()
    (work / "datasets.py").unlink()
    (work / "step5_backward.py").write_bytes(b"\xff\xfe\0\0")
    found = list(workspace.look(work, COURSE))
    assert only(found, "step4").kind is Kind.PROBLEM
    assert only(found, "clinic").kind is Kind.REMARK
    assert only(found, "datasets.py").kind is Kind.REMARK
    assert only(found, "step5_backward.py").kind is Kind.PROBLEM


def test_folder_that_cannot_be_written_is_a_problem(work, monkeypatch):
    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    assert only(workspace.look(work, COURSE), "writing").kind is Kind.PROBLEM


def test_drive_of_another_machine_is_a_remark(work, monkeypatch):
    monkeypatch.setattr(workspace, "far_away", lambda folder: "nfs4")
    found = only(workspace.look(work, COURSE), "drive")
    assert (found.kind, found.says.split(":")[0]) == (Kind.REMARK, "nfs4")


def test_worker_that_cannot_start_is_a_problem(monkeypatch):
    def fails(self, limits):
        raise GraderFault("no NumPy in there")

    monkeypatch.setattr("grader.worker.workers.Workers.inspect", fails)
    (found,) = isolation.look(COURSE)
    assert (found.kind, "no NumPy in there" in found.says) == (Kind.PROBLEM, True)


def test_what_is_not_held_is_a_problem_and_why_a_remark(monkeypatch):
    from grader.worker.supervisor import Ready

    ready = Ready(("memory",), {"landlock": "no such module", "fork": "only on Linux"})
    monkeypatch.setattr("grader.worker.workers.Workers.inspect", lambda *_: ready)
    found = list(isolation.look(COURSE))
    assert [one.subject for one in found if one.kind is Kind.OK] == ["memory"]
    assert only(found, "files").says.startswith("not held: ")
    assert "Linux 5.13" in only(found, "landlock").mend


def test_json_has_every_finding(grade, work):
    ran = grade("doctor", "--format", "json", cwd=work)
    told = json.loads(ran.out)
    assert told["schema"] == "grade-doctor/1"
    assert told["ok"] is (ran.status == 0)
    assert {"Python", "numpy", "kit", "workspace", "network"} <= {
        finding["subject"] for finding in told["findings"]
    }


def test_without_numpy_it_says_how_to_install_it(tmp_path):
    """The doctor is called where something is broken: it needs nothing but click."""
    import click

    (tmp_path / "click").symlink_to(Path(click.__file__).parent)
    done = subprocess.run(
        [sys.executable, "-S", "-c", "from grader.cli import main; main()", "doctor"],
        cwd=tmp_path, text=True, encoding="utf-8", capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))}, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "✗ numpy" in done.stdout
    assert 'pip install --upgrade "numpy>=1.26"' in " ".join(done.stdout.split())
