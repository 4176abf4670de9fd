"""Lays down what a platform needs to grade: workflows, scripts, images.

The files lie in ``templates/PLATFORM/`` as they will in the folder, each with ``.j2`` at its end.
"""

import json
import os
import shlex
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from grader.model import Course, UsageProblem
from grader.replacing import replace_content

TEMPLATES: Final = Path(__file__).parent / "templates"
PINNED: Final = (
    "git+https://example.org/kit.git@v0.1.0",
    "https://example.org/neural_network_kit-0.1.0-py3-none-any.whl",
    "dist/neural_network_kit-0.1.0-py3-none-any.whl",
)
"""What pip can install that stays what it is: a tag or commit, a wheel there, a wheel here."""


@dataclass(frozen=True, slots=True)
class Platform:
    """Where submissions are graded.

    Attributes
    ----------
    next_step : str
        What is to be done with what was laid down.
    wheel_folder : str
        Where a wheel is copied to.
    wheel_address : str
        How it is called from where pip is started.
    """

    next_step: str
    wheel_folder: str = ""
    wheel_address: str = "./{}"


PLATFORMS: Final[Mapping[str, Platform]] = {
    "github": Platform(
        "Commit it to the repository that students start from; each push is graded.",
        ".github",
        "./.github/{}",
    ),
    "gitlab": Platform(
        "Commit it to the project that students fork; each merge request is graded.",
        ".gitlab",
        "./.gitlab/{}",
    ),
    "gradescope": Platform("Pack it and upload the zip: README.md has the line for it."),
    "classroom50": Platform(
        "Put it into your classroom50 repository, as CLASSROOM/autograders/ASSIGNMENT/."
    ),
    "prairielearn": Platform(
        "Put it into questions/ of your course, push the image that Dockerfile builds, and name it "
        "in info.json."
    ),
}


@dataclass(frozen=True, slots=True)
class Kit:
    """What pip installs on a platform.

    Attributes
    ----------
    address : str
        As pip takes it.
    wheel : Path or None
        A file of this machine that is to go along.
    """

    address: str
    wheel: Path | None = None

    @classmethod
    def of(cls, text: str) -> "Kit":
        """Read what an instructor names.

        Raises
        ------
        UsageProblem
            If what it names may be another thing tomorrow, or is not there.
        """
        address = urlsplit(text)
        pinned = text.startswith("git+") and "@" in address.path
        named = pinned or (address.scheme == "https" and address.path.endswith(".whl"))
        if named and text.isprintable() and " " not in text:
            return cls(text)
        wheel = Path(text)
        if not wheel.name.endswith(".whl"):
            examples = "".join(f"\n  --kit {example}" for example in PINNED)
            raise UsageProblem(
                f"{text} does not pin a version of the kit. Name a tag or commit, or a wheel:"
                + examples
            )
        if not wheel.is_file():
            raise UsageProblem(f"There is no wheel {wheel}; `python -m build` in the kit makes it.")
        return cls(text, wheel)


def lay_down(name: str, kit: Kit, course: Course, folder: Path, force: bool) -> list[Path]:
    """Write a platform's files, and return their paths within the folder.

    Raises
    ------
    UsageProblem
        If one is there already, unless `force`, in which case nothing is written; or if one cannot
        be written.
    """
    files = _files(name, kit, course, folder)
    there = [path for path in files if os.path.lexists(folder / path)]
    if there and not force:
        listed = ", ".join(map(str, there))
        raise UsageProblem(f"{listed} in {folder} is there already: --force replaces it.")
    for path, content in files.items():
        try:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            replace_content(folder / path, content)
            if content.startswith(b"#!"):
                (folder / path).chmod(0o755)
        except OSError as error:
            reason = error.strerror or error
            raise UsageProblem(f"Cannot write {folder / path}: {reason}.") from error
    return list(files)


def _files(name: str, kit: Kit, course: Course, folder: Path) -> dict[Path, bytes]:
    """Fill in the templates of a platform, in the order in which they are to be read."""
    platform = PLATFORMS[name]
    wheel = kit.wheel.name if kit.wheel else ""
    words = {
        "kit": platform.wheel_address.format(wheel) if wheel else kit.address,
        "wheel": wheel,
        "title": course.title,
        "points": f"{sum(step.points for step in course.steps if not step.bonus):g}",
        # The same for the same folder: PrairieLearn takes a question by it.
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{course.title}/{folder.resolve().name}")),
    }
    environment = _environment()
    files = {}
    for template in environment.list_templates(
        filter_func=lambda path: path.startswith(f"{name}/")
    ):
        path = Path(*PurePosixPath(template).with_suffix("").parts[1:])
        files[path] = environment.get_template(template).render(words).encode()
    if kit.wheel:
        files[Path(platform.wheel_folder, wheel)] = kit.wheel.read_bytes()
    return files


def _environment() -> Environment:
    """Make signs of what none of these languages has: GitHub takes the usual ones itself."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - no markup; what is put in is quoted by a filter
        undefined=StrictUndefined,
        variable_start_string="<@",
        variable_end_string="@>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        keep_trailing_newline=True,
    )
    environment.filters.update(shell=shlex.quote, json=json.dumps)
    return environment
