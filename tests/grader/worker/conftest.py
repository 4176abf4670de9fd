"""What the tests of the worker share."""

from typing import Any

import pytest


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
