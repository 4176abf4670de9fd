"""A learner's work as one HTML page: it needs nothing but itself, and loads nothing."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from markupsafe import Markup

from grader.model import Course, Report, Status
from grader.report import words
from grader.report.html import render, text_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a learner's code; one that is looked at is marked."""

    number: int
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The code around a line, and where that is."""

    place: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture: what is to be seen, in words, and a PNG file of it."""

    says: str
    png: bytes = field(repr=False)

    @property
    def address(self) -> str:
        """The picture itself, as an address that needs no network."""
        return f"data:image/png;base64,{base64.b64encode(self.png).decode()}"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture of what a step's functions do, or several to leaf through.

    Attributes
    ----------
    problem : str
        Why there is no picture; empty if there is one.
    """

    name: str
    title: str
    step: str
    frames: tuple[Frame, ...]
    problem: str = ""


def to_page(
    report: Report,
    course: Course,
    exhibits: Sequence[Exhibit] = (),
    excerpts: Mapping[str, Excerpt] | None = None,
    again: str = "grade {step}",
) -> str:
    """Render a report with its pictures.

    Parameters
    ----------
    excerpts : mapping of str to Excerpt
        Id of a check -> the code that it looks at.
    again : str
        How to call the command for one ``{step}``.
    """
    return render(
        "page.html",
        report=report,
        name=PurePath(report.origin).name or report.origin,  # not where it lies: pages are mailed
        course=course,
        excerpts=excerpts or {},
        exhibits={step.id: [e for e in exhibits if e.step == step.id] for step in report.steps},
        steps_passed=_steps_passed(report),
        advice=words.advice(report, course, again),
        style=Inline.of("report.css", "page.css"),
        script=Inline.of("page.js"),
    )


def _steps_passed(report: Report) -> str:
    """Count the steps; a bonus that nobody started is not missed."""
    counted = [step for step in report.steps if step.started or not step.bonus]
    passed = sum(step.status is Status.PASS for step in counted)
    return f"{passed} of {len(counted)} steps pass."


@dataclass(frozen=True, slots=True)
class Inline:
    """A style or script in the page, and the hash by which the page's policy lets it be."""

    text: Markup
    sha256: str

    @classmethod
    def of(cls, *names: str) -> "Inline":
        """Join the kit's own files of these names."""
        text = "\n".join(text_of(name) for name in names)
        digest = hashlib.sha256(text.encode()).digest()
        return cls(Markup(text), base64.b64encode(digest).decode())  # noqa: S704 - the kit's own
