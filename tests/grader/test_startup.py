"""No command imports what it does not need: each of these takes as long as a small grading."""

import subprocess
import sys

import pytest

from tests.counts.counting import REFERENCE, imported

HEAVY = {
    "IPython", "asyncio", "concurrent.futures", "dask", "distributed", "doctest", "filelock",
    "http.client", "jinja2", "matplotlib", "multiprocessing", "nbformat", "numpy", "pebble",
    "prompt_toolkit", "pytest", "rich", "sqlite3", "ssl", "tkinter", "unittest", "watchfiles",
    "xml.etree",
}  # fmt: skip
JUDGE = {"numpy", "pytest", "unittest"}
"""What judging needs. Pytest imports unittest, so that a test written with it is not overlooked."""

COMMANDS = {
    "--help": set(),
    "--version": set(),
    "run --help": set(),
    "watch --help": set(),
    "class --help": set(),
    "notebook --help": set(),
    "completion bash": set(),
    "plot": set(),
    "next": set(),
    "list": {"rich"},
    "status": {"rich"},
    "step5": JUDGE | {"rich"},
    "step5 --format json": JUDGE,
}


@pytest.mark.parametrize(("command", "needed"), COMMANDS.items(), ids=str)
def test_command_imports_nothing_heavy_that_it_does_not_need(command, needed):
    assert HEAVY.intersection(imported(*command.split())) == needed


@pytest.mark.parametrize("command", ["--help", "step5"])
def test_isolation_is_for_who_is_isolated(command):
    """The judge has a zygote for that, which is a Python of its own."""
    found = imported(*command.split())
    worker = {"program", "loading", "child", "keeper", "isolation.layers", "isolation.seccomp"}
    assert not {f"grader.worker.{name}" for name in worker}.intersection(found)


@pytest.mark.skipif(sys.platform != "linux", reason="forks of a zygote")
def test_zygote_is_started_before_numpy_is_imported():
    code = (
        "import sys\nfrom grader.worker import nursery\n"
        "launch = nursery.launch\n"
        "def noted(*arguments):\n"
        "    print('numpy' in sys.modules, 'pytest' in sys.modules, flush=True)\n"
        "    return launch(*arguments)\n"
        "nursery.launch = noted\n"
        "from grader.cli import main; main(['step1', '--format', 'json'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REFERENCE, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[0] == "False False"
