"""Results of several runs, of which each has graded a part of the cases: kept, and read again."""

import json
import os
import secrets
from pathlib import Path

from grader.model import PROMISES
from tests.hostile.cases import read_cases
from tests.hostile.run import MODES, Result
from tests.hostile.table import table

VARIABLE = "HOSTILE_RESULTS"
"""Of the environment: the folder to keep them in, if they are to be kept."""

SECURITY = Path(__file__).resolve().parents[2] / "SECURITY.md"


def keep(result: Result) -> None:
    """Add a result to those of other processes."""
    if folder := os.environ.get(VARIABLE):
        Path(folder).mkdir(parents=True, exist_ok=True)
        fields = {name: getattr(result, name) for name in ("mode", "isolation", "seconds")}
        harm = {"unearned": result.unearned, "problems": result.problems}
        text = json.dumps({"case": result.case.id, **fields, **harm})
        Path(folder, secrets.token_hex(8)).write_text(text, encoding="utf-8")


def read(folder: Path) -> list[Result]:
    """Read what has been kept."""
    cases = {case.id: case for case in read_cases()}
    found = []
    for path in sorted(folder.iterdir()):
        fields = json.loads(path.read_text(encoding="utf-8"))
        case = cases[fields.pop("case")]
        plain = {k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()}
        found.append(Result(case, **plain))
    return found


def problem(results: list[Result]) -> str | None:
    """Say how SECURITY.md differs from what was measured, if it does."""
    missing = {(m, c.id) for m in MODES for c in read_cases()} - {
        (r.mode, r.case.id) for r in results
    }
    if missing:
        return f"{len(missing)} cases were not run, {min(missing)} among them"
    full = {word for r in results if r.mode == next(iter(MODES)) for word in r.isolation}
    if not full.issuperset(PROMISES):
        return None  # a system that lacks a layer has another table
    measured = table(results)
    if measured in SECURITY.read_text(encoding="utf-8"):
        return None
    return f"SECURITY.md has another table than this:\n{measured}"
