"""How a worker is started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.model import GraderFault
from grader.worker import process, wire
from grader.worker.process import Ending, FreshProcess, import_paths


def test_paths_lead_to_the_kit_and_to_numpy():
    kit, packages = map(Path, import_paths())
    assert (kit / "grader" / "worker" / "child.py").is_file()
    assert (packages / "numpy" / "__init__.py").is_file()


def test_missing_numpy_is_the_graders_fault(monkeypatch):
    monkeypatch.setattr(process.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(GraderFault, match="NumPy is not installed"):
        import_paths()


@pytest.fixture
def fresh(tmp_path):
    """Start a worker as a new Python, and see it gone."""
    folder = tmp_path / "work"
    folder.mkdir()
    process = FreshProcess(folder)
    yield process
    process.kill()
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_worker_leads_its_own_group_and_ends_with_its_channel(fresh, hello):
    wire.send(fresh.channel, hello(without=["landlock", "seccomp"]))
    assert "cpu" in wire.receive(fresh.channel)["held"]
    pid = fresh._process.pid
    assert os.getpgid(pid) == pid != os.getpgrp()
    fresh.channel.close()
    assert fresh.ending(10) == Ending(0)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_worker_that_is_told_nonsense_ends(fresh):
    fresh.channel.sendall(b"\xff" * 20)
    assert fresh.ending(10) == Ending(0)


def test_worker_that_runs_has_not_ended(fresh):
    assert fresh.ending(0) == Ending(None)


@pytest.mark.parametrize("module", ["child", "zygote"])
def test_worker_needs_nothing_of_the_project_but_the_worker(module):
    code = (
        f"import sys; import grader.worker.{module}\n"
        "print(sorted(m for m in sys.modules if m.startswith('grader.')))\n"
        "print(sorted({'pytest', 'click', 'rich', 'nbformat'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    kit, others = map(eval, done.stdout.splitlines())
    assert others == []
    assert {name.split(".")[1] for name in kit} == {"worker"}
