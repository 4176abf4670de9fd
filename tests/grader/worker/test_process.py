"""How a worker is started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.model import GraderFault
from grader.worker import process, wire
from grader.worker.process import import_paths, launch


def test_paths_lead_to_the_kit_and_to_numpy():
    kit, packages = map(Path, import_paths())
    assert (kit / "grader" / "worker" / "child.py").is_file()
    assert (packages / "numpy" / "__init__.py").is_file()


def test_missing_numpy_is_the_graders_fault(monkeypatch):
    monkeypatch.setattr(process.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(GraderFault, match="NumPy is not installed"):
        import_paths()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_worker_leads_its_own_group_and_ends_with_its_channel(tmp_path):
    channel, started = launch(tmp_path)
    with channel:
        wire.send(channel, {"memory_mib": 1024, "cpu_seconds": 9.0, "path": import_paths()})
        assert "cpu" in wire.receive(channel)["limits"]
        assert os.getpgid(started.pid) == started.pid != os.getpgrp()
    assert started.wait(10) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_worker_that_is_told_nonsense_ends(tmp_path):
    channel, started = launch(tmp_path)
    with channel:
        channel.sendall(b"\xff" * 20)
        assert started.wait(10) == 0


def test_worker_needs_nothing_of_the_project_but_the_worker():
    code = (
        "import sys; import grader.worker.child\n"
        "print(sorted(m for m in sys.modules if m.startswith('grader')))\n"
        "print(sorted({'pytest', 'click', 'rich', 'nbformat'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    kit, others = map(eval, done.stdout.splitlines())
    assert others == []
    names = {name.removeprefix("grader.worker.").partition(".")[0] for name in kit[2:]}
    child = {"child", "encoding", "frame", "imports", "isolation", "kinds", "loading"}
    assert names == child | {"postmortem", "program", "wire"}
