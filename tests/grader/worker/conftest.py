"""What the tests of the worker share."""

import os
from typing import Any

import pytest

from grader.worker.process import import_paths


def request_for(text: str, **changes: Any) -> dict[str, Any]:
    """Ask for one file to be loaded, as the judge would."""
    return {
        "op": "load",
        "main": "work",
        "files": {"work": {"file": "work.py", "blocks": [("", text)], "path": ""}},
        "functions": ["f"],
        "earlier": {},
        "replaced": {},
        "also": {},
        "shared": {},
        "homes": {"f": "work"},
        "flat": False,
        "seed": 0,
        "lean": False,
        "seconds": 5.0,
        "allowed": ["numpy"],
        "inert": ["matplotlib"],
        "refusal": "Not {module}: by hand.",
        "stems": [],
        **changes,
    }


@pytest.fixture
def asked():
    """Make load requests: ``asked("def f(x): ...")``."""
    return request_for


@pytest.fixture
def hello():
    """Make what a worker hears first: ``hello(require=["files"])``."""

    def hello(**changes: Any) -> dict[str, Any]:
        return {
            "memory_mib": 1024,
            "cpu_seconds": 60.0,
            "disk_mib": 1,
            "path": import_paths(),
            "without": [],
            "require": [],
            "kept": False,
            "canary": __file__,
            "grader": os.getpid(),
            **changes,
        }

    return hello
