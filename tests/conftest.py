"""What the kit's own tests share."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
GRADE = [sys.executable, "-c", "from grader.cli import main; main()"]


def pytest_configure():
    """Hear Ctrl-C as at a terminal, also where a shell has started this in its background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items):
    """Give slow tests more time than `timeout` in pyproject.toml has for all."""
    for item in items:
        if item.get_closest_marker("slow") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(900))


def pytest_collection_finish():
    """Nothing imported in search of doctests keeps Ctrl-C for itself: tests would wait for ever."""
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command left behind."""

    status: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """The report, of a run with ``--format json``."""
        assert self.out, self.err
        return json.loads(self.out)


def run_grade(*arguments: object, cwd: Path = ROOT, **options: Any) -> Ran:
    """Run the command as a user does, in a process of its own."""
    environment = {"COLUMNS": "100", **os.environ, **options.pop("env", {})}
    done = subprocess.run(
        [*GRADE, *map(str, arguments)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        **options,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def grade():
    """Run the command as a user does: ``grade("step5", cwd=folder)``."""
    return run_grade
