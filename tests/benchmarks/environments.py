"""The environments that the graders run in: one each, pinned, made once."""

import hashlib
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.meter import Broken, clean_environment

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = Path(__file__).with_name("requirements")
KIT = "kit"


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment; or, without a folder, the one that this runs in."""

    name: str
    folder: Path | None

    @property
    def bin(self) -> Path:
        """Where its commands are."""
        return self.folder / "bin" if self.folder else Path(sys.executable).parent

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.bin / "python" if self.folder else Path(sys.executable)

    @property
    def grade(self) -> list[str | Path]:
        """The command `grade`, as it is installed there, or of this clone."""
        if self.folder:
            return [self.bin / "grade"]
        return [self.python, "-c", "from grader.cli import main; main()"]

    def variables(self, *paths: Path, **more: str) -> dict[str, str]:
        """Return what a process in it sees: its commands come first, as nbgrader needs."""
        search = os.pathsep.join([str(self.bin), os.environ.get("PATH", os.defpath)])
        own = [ROOT] if self.name == KIT and not self.folder else []
        return clean_environment(
            PATH=search, PYTHONPATH=os.pathsep.join(map(str, [*own, *paths])), **more
        )


def here(names: Iterable[str]) -> dict[str, Environment]:
    """Take the environment that this runs in for each, and the kit as it stands in this clone."""
    return {name: Environment(name, None) for name in names}


def made(names: Iterable[str], home: Path) -> dict[str, Environment]:
    """Make the environments that are not there; the kit is installed anew each time."""
    found = {}
    for name in names:
        environment = Environment(name, home / name)
        _make(environment)
        if name == KIT:
            _pip(environment, "--no-deps", "--no-build-isolation", "--force-reinstall", str(ROOT))
        found[name] = environment
    return found


def _make(environment: Environment) -> None:
    assert environment.folder is not None
    pins = REQUIREMENTS / f"{environment.name}.txt"
    stamp = environment.folder / "made-of"
    wanted = hashlib.sha256(pins.read_bytes() + platform.python_version().encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print(f"makes an environment for {environment.name}", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", environment.folder], check=True)
    _pip(environment, "-r", str(pins))
    stamp.write_text(wanted)


def _pip(environment: Environment, *arguments: str) -> None:
    """Install; pip compiles what it installs, so that nobody does so while it is measured."""
    command = [environment.python, "-m", "pip", "install", "--quiet"]
    command += ["--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Broken(done.stderr)


def versions(name: str) -> dict[str, str]:
    """Read what is pinned for a grader."""
    lines = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))
