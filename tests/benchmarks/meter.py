"""What a command costs: seconds by the clock and of the processors, and memory."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

METERED = Path(__file__).with_name("metered.py")
TIMEOUT_S = 1200


class Broken(Exception):
    """A command did not do what it is measured for."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took.

    Attributes
    ----------
    wall : float
        Seconds from its start to its end.
    cpu : float
        Seconds of the processors, user and system, of all its processes.
    memory : int
        Bytes that the largest of its processes had at most.
    after : float
        Seconds for which something of it was still there after its end.
    """

    wall: float
    cpu: float
    memory: int
    after: float = 0.0

    def to_dict(self) -> dict[str, float]:
        """Return it as JSON has it."""
        return asdict(self)


def measure(
    command: Sequence[str | Path],
    cwd: Path,
    environment: Mapping[str, str],
    statuses: Sequence[int] = (0, 1),
) -> tuple[Cost, str]:
    """Run a command; return its cost, and what it wrote.

    Raises
    ------
    Broken
        If it ended with another status; with the end of what it said.
    """
    with tempfile.TemporaryDirectory() as name:
        report, out = Path(name, "cost.json"), Path(name, "out")
        with out.open("wb") as stdout:
            done = subprocess.run(
                [sys.executable, "-I", "-S", METERED, report, *command],
                cwd=cwd, env=dict(environment), stdin=subprocess.DEVNULL, stdout=stdout,
                stderr=subprocess.STDOUT, timeout=TIMEOUT_S,
            )  # fmt: skip
        said = out.read_text(encoding="utf-8", errors="replace")
        if done.returncode not in statuses or not report.exists():
            raise Broken(f"{' '.join(map(str, command))}: {done.returncode}\n{said[-3000:]}")
        return Cost(**json.loads(report.read_text())), said


def clean_environment(**more: str) -> dict[str, str]:
    """Return this process's environment without what would change how Python or pytest runs."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "PYTEST", "VIRTUAL_ENV", "GRADE_", "COVERAGE"))
    }
    return kept | more
