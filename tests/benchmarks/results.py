"""What has been measured, kept as JSON between the parts of a measurement."""

import importlib.metadata
import json
import os
import platform
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.environments import KIT, REQUIREMENTS, ROOT, versions

KEPT = Path(__file__).with_name("RESULTS.json")
PAGE = Path(__file__).with_name("RESULTS.md")


def keep(path: Path, part: str, found: object) -> None:
    """Put what a part has found beside what is there already, with when and where it was."""
    kept = read(path) if path.is_file() else {}
    kept[part] = {"found": found, "circumstances": circumstances()}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> dict[str, Any]:
    """Read what is kept."""
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def circumstances() -> dict[str, str]:
    """Say when, where and of what it was measured."""
    return {
        "date": datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        "commit": _commit(),
        "cores": str(_cores()),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": _load(),
    }


def peer_versions() -> dict[str, str]:
    """Name the version of each peer, as it is pinned."""
    found = {}
    for name in sorted(path.stem for path in REQUIREMENTS.glob("*.txt") if path.stem != KIT):
        pins = versions(name)
        package = "otter-grader" if name == "otter" else name
        found[package] = pins[package]
    return {**found, "numpy": versions("pytest")["numpy"]}


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or importlib.metadata.version("neural-network-kit")


def _cores() -> int:
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _load() -> str:
    """Say how many processes wanted to run in the last minute, this measurement's among them."""
    load = getattr(os, "getloadavg", None)
    return f"{load()[0]:.1f}" if load else "unknown"


def _processor() -> str:
    """Name the model, which Linux alone says in a file."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
