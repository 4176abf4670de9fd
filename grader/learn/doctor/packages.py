"""Python, and the packages that the kit stands on, against what it asks for."""

import importlib
import platform
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Final

from grader.learn.doctor.finding import Finding, ok, problem

KIT: Final = "neural-network-kit"
OLDEST: Final = (3, 11)
_DEMAND: Final = re.compile(r"([\w.-]+)\s*>=\s*([\d.]+)")


def kit_version() -> str:
    """Return the kit's own version; in words, where it was never installed."""
    try:
        return metadata.version(KIT)
    except metadata.PackageNotFoundError:
        return "not installed, run from its folder"


def look() -> Iterator[Finding]:
    """Look at the interpreter, and at every package."""
    yield python(sys.version_info[:2])
    for name, least in demands():
        yield package(name, least)


def python(version: tuple[int, ...]) -> Finding:
    """Judge a version of Python."""
    says = f"{platform.python_version()}, {sys.executable or 'of no known file'}"
    if version >= OLDEST:
        return ok("Python", says)
    least = ".".join(map(str, OLDEST))
    return problem(
        "Python", says, f"Install Python {least} or newer, and make a new .venv with it."
    )


def demands() -> list[tuple[str, str]]:
    """List the packages that the kit needs, each with its least version."""
    found = (_DEMAND.match(line) for line in _requirements() if "extra ==" not in line)
    return [(demand[1], demand[2]) for demand in found if demand]


def _requirements() -> Sequence[str]:
    """Read a clone's ``pyproject.toml``, else what was noted when the kit was installed."""
    file = Path(__file__).resolve().parents[3] / "pyproject.toml"
    try:
        project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
        if project["name"] == KIT:
            return [str(line) for line in project["dependencies"]]
    except (OSError, tomllib.TOMLDecodeError, KeyError):
        pass  # not a clone
    try:
        return metadata.requires(KIT) or ()
    except metadata.PackageNotFoundError:
        return ()


def package(name: str, least: str) -> Finding:
    """Judge what is installed of a package; of NumPy, whether it can be imported too."""
    # Double quotes are quotes to every shell, those of Windows too.
    mend = f'"{sys.executable}" -m pip install --upgrade "{name}>={least}"'
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return problem(name, f"not installed; {least} or newer is needed", mend)
    if _numbers(version) < _numbers(least):
        return problem(name, f"{version} is too old; {least} or newer is needed", mend)
    if name == "numpy":
        try:
            importlib.import_module(name)
        except Exception as error:  # a broken build has many ways to say so
            again = mend.replace("--upgrade", "--force-reinstall")
            return problem(name, f"{version} cannot be imported: {type(error).__name__}", again)
    return ok(name, version)


def _numbers(version: str) -> tuple[int, ...]:
    """Read the leading numbers, without zeros at the end: 2.0 is 2."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
